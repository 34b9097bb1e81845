package org.dialtone.phone;

/** How sure it is what a phone is, least sure first: an OUI can lie, a User-Agent names the firmware. */
public enum Certainty {
    OUI,
    VENDOR_CLASS,
    PNP,
    USER_AGENT,
    CONFIGURED
}
