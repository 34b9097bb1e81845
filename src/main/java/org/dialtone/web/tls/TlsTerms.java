package org.dialtone.web.tls;

/** What holds for all TLS of this process, HTTP and SIP alike. */
public final class TlsTerms {

    private TlsTerms() {}

    /**
     * No client begins a second handshake on its connection (TLS 1.2): each would cost as much as a new connection, and escape
     * what bounds those. To be called before the first handshake, because Java reads it once; for a native image,
     * whose build may have read it already, {@code application.properties} says the same to the build.
     */
    public static void hold() {
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }
}
