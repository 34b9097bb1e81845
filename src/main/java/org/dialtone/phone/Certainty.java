package org.dialtone.phone;

/**
 * How certain the identity of a phone is, least certain first: an OUI can lie, PnP comes by UDP, which proves no
 * sender, and the User-Agent of a phone that fetches its file names the firmware.
 */
public enum Certainty {
    OUI,
    PNP,
    VENDOR_CLASS,
    USER_AGENT,
    CONFIGURED
}
