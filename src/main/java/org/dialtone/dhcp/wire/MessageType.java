package org.dialtone.dhcp.wire;

import java.util.Optional;

/** Option 53 (RFC 2132 section 9.6); the ordinal is one less than the code. */
public enum MessageType {
    DISCOVER,
    OFFER,
    REQUEST,
    DECLINE,
    ACK,
    NAK,
    RELEASE,
    INFORM;

    private static final MessageType[] ALL = values();

    public int code() {
        return ordinal() + 1;
    }

    /** The type of this code; empty for a code that no server or client of RFC 2131 sends. */
    public static Optional<MessageType> of(int code) {
        return code >= 1 && code <= ALL.length ? Optional.of(ALL[code - 1]) : Optional.empty();
    }
}
