package org.dialtone.socket.sip;

import io.netty.handler.ssl.SslHandler;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509KeyManager;

/** Starts the server's side of TLS without a client certificate: phones authenticate by digest. */
final class Handshakes {

    private static final long PATIENCE_SECONDS = 10;
    /** Many phones know TLS 1.2 at best. */
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext tls;
    private final Executor workers;

    /**
     * @param keys    asked at each handshake, so that a new certificate needs no new port
     * @param workers do the reckoning, so that a hundred phones that come at once don't hold up the event loop
     */
    Handshakes(X509KeyManager keys, Executor workers) {
        this.workers = workers;
        try {
            tls = SSLContext.getInstance("TLS");
            tls.init(new KeyManager[] {keys}, null, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    SslHandler next() {
        SSLEngine engine = tls.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(VERSIONS);
        SslHandler handler = new SslHandler(engine, workers);
        handler.setHandshakeTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return handler;
    }
}
