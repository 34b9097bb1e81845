package org.dialtone.phone;

/** How certain the identity of a phone is, least certain first: an OUI can lie, a User-Agent names the firmware. */
public enum Certainty {
    OUI,
    VENDOR_CLASS,
    PNP,
    USER_AGENT,
    CONFIGURED
}
