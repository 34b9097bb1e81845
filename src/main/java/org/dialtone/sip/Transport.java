package org.dialtone.sip;

import java.util.Locale;

/** What carries SIP (RFC 3261 section 18). */
public enum Transport {
    UDP,
    TCP,
    TLS;

    /** Of {@link #word}. */
    public static Transport of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As URIs, files and the database have it: {@code udp}, {@code tcp} or {@code tls}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
