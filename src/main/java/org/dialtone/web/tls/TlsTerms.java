package org.dialtone.web.tls;

/** Sets what holds for all TLS of this process, HTTP and SIP alike. */
public final class TlsTerms {

    private TlsTerms() {}

    /**
     * Forbids clients a second handshake on a connection (TLS 1.2): each would cost as much as a new connection, and
     * escape the bounds on connections. The caller calls it before the first handshake, because Java reads the setting
     * once. A native image's build may have read it already, so {@code application.properties} says the same to the
     * build.
     */
    public static void hold() {
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }
}
