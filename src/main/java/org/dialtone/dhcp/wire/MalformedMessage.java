package org.dialtone.dhcp.wire;

/** A packet is no DHCP message, with the reason; cheap to throw, because any device can send one. */
public final class MalformedMessage extends Exception {

    MalformedMessage(String reason) {
        super(reason, null, false, false);
    }
}
