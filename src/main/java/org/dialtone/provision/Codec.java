package org.dialtone.provision;

import java.util.Locale;

/** A way to code speech, by its static payload type and clock rate in Hz (RFC 3551); G726, iLBC and Opus have no static type (-1). */
public enum Codec {
    PCMA(8, 8000),
    PCMU(0, 8000),
    G722(9, 8000),
    G729(18, 8000),
    OPUS(-1, 48000),
    ILBC(-1, 8000),
    G726(-1, 8000);

    private final int payloadType;
    private final int rate;

    Codec(int payloadType, int rate) {
        this.payloadType = payloadType;
        this.rate = rate;
    }

    /** As site file and packs spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a key that no codec has */
    static Codec of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    public int payloadType() {
        return payloadType;
    }

    public int rate() {
        return rate;
    }
}
