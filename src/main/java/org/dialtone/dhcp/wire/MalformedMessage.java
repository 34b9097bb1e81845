package org.dialtone.dhcp.wire;

/** A packet that is no DHCP message, and why; cheap to throw, because anyone can send one. */
public final class MalformedMessage extends Exception {

    MalformedMessage(String reason) {
        super(reason, null, false, false);
    }
}
