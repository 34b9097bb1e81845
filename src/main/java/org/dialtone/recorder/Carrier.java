package org.dialtone.recorder;

/** How a recorded message travelled. Its port is the one that is registered for it, wherever the box listens. */
public enum Carrier {
    DHCP("DHCP", false, 67),
    TFTP("TFTP", false, 69),
    HTTP("HTTP", true, 80),
    /** Recorded as the box read it, without TLS. */
    HTTPS("HTTPS", true, 80),
    SIP_UDP("SIP over UDP", false, 5060),
    SIP_TCP("SIP over TCP", true, 5060),
    /** Recorded as the box read it, without TLS. */
    SIP_TLS("SIP over TLS", true, 5060);

    private final String says;
    private final boolean stream;
    private final int port;

    Carrier(String says, boolean stream, int port) {
        this.says = says;
        this.stream = stream;
        this.port = port;
    }

    public String says() {
        return says;
    }

    /** Whether it travelled by TCP. */
    public boolean isStream() {
        return stream;
    }

    /** The box's port in a recording. */
    public int port() {
        return port;
    }

    /** Whether TLS was around it. */
    public boolean isSecured() {
        return this == HTTPS || this == SIP_TLS;
    }

    public boolean isSip() {
        return this == SIP_UDP || this == SIP_TCP || this == SIP_TLS;
    }

    /** Whether its bytes are lines of text. */
    public boolean isText() {
        return isSip() || this == HTTP || this == HTTPS;
    }
}
