package org.dialtone.provision;

import java.util.Locale;

/**
 * A speech codec with its static payload type and clock rate in Hz (RFC 3551); G726, iLBC and Opus have no static type
 * (-1).
 */
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

    /** The codec's key in the site file and in packs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException where no codec has the key */
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
