package org.dialtone.socket.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.dialtone.lab.FreePorts;
import org.dialtone.sip.CallBook;
import org.dialtone.web.tls.TlsBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests SIP over TLS on loopback, with the JDK's own client on the other side. */
class SipTlsTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int PATIENCE = 30_000;
    private static final String OPTIONS = """
            OPTIONS sips:box SIP/2.0
            Via: SIP/2.0/TLS 127.0.0.1:5061;branch=z9hG4bK1;rport
            From: <sips:1001@box>;tag=a
            To: <sips:box>
            Call-ID: c
            CSeq: 4 OPTIONS
            Content-Length: 0

            """.replace("\n", "\r\n");

    @TempDir
    private Path folder;

    private final TlsBench tls = new TlsBench();
    private final Vertx vertx = Vertx.vertx();
    private final SipSockets sockets = new SipSockets(
            vertx,
            "127.0.0.1",
            FreePorts.some(1, "127.0.0.1").getFirst(),
            SipBench.registrar(),
            new CallBook(InstantSource.system()),
            (_, then) -> then.run());

    @BeforeEach
    void open() {
        sockets.start()
                .compose(_ -> sockets.startSecure(0, tls.keys(folder)))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream authority = Files.newInputStream(tls.authority(folder))) {
            trusted.setCertificateEntry(
                    "box", CertificateFactory.getInstance("X.509").generateCertificate(authority));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private SSLSocket connect() throws GeneralSecurityException, IOException {
        SSLSocket socket = (SSLSocket) trusting().getSocketFactory().createSocket(LOOPBACK, sockets.securePort());
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static String exchange(Socket socket, String text, int bytes) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void answersAndPongsOverTheSameConnection(String version) throws Exception {
        try (SSLSocket socket = connect()) {
            socket.setEnabledProtocols(new String[] {version});
            String answer = "\r\nSIP/2.0 200 OK\r\nVia: SIP/2.0/TLS 127.0.0.1:5061;branch=z9hG4bK1;rport="
                    + socket.getLocalPort();
            assertEquals(answer, exchange(socket, "\r\n\r\n" + OPTIONS, answer.length()));
        }
    }

    @Test
    void showsARenewedCertificateWithoutANewPort() throws Exception {
        X509Certificate before = shown();
        assertEquals(before.getSerialNumber(), shown().getSerialNumber());
        tls.renew(folder);
        assertNotEquals(before.getSerialNumber(), shown().getSerialNumber());
    }

    private X509Certificate shown() throws Exception {
        try (SSLSocket socket = connect()) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void aConnectionThatSpeaksNoTlsIsClosed() throws IOException {
        try (Socket socket = new Socket(LOOPBACK, sockets.securePort())) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(OPTIONS.getBytes(StandardCharsets.ISO_8859_1));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(!all.contains("SIP/2.0"), all);
        }
    }
}
