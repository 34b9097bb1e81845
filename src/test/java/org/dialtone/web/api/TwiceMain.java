package org.dialtone.web.api;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.dialtone.web.tls.TlsBench;
import org.dialtone.web.tls.TlsTerms;

/**
 * A server with the box's certificate, and a client that shakes hands twice on one connection; prints the result of the
 * second handshake.
 */
public final class TwiceMain {

    private TwiceMain() {}

    public static void main(String... arguments) throws Exception {
        if (arguments[0].equals("held")) {
            TlsTerms.hold();
        }
        SSLContext tls = SSLContext.getInstance("TLSv1.2");
        tls.init(
                new KeyManager[] {new TlsBench().keys(Path.of(arguments[1]))},
                new TrustManager[] {new Credulous()},
                new SecureRandom());
        try (SSLServerSocket server = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> echo(server));
            System.out.println(twice(tls, server.getLocalPort()));
        }
    }

    private static void echo(SSLServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException _) {
            // The client's own end reports the result.
        }
    }

    private static String twice(SSLContext tls, int port) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write('a');
            socket.getInputStream().read();
            try {
                socket.startHandshake();
                socket.getOutputStream().write('b');
                return socket.getInputStream().read() == 'b' ? "answered" : "refused";
            } catch (IOException e) {
                return "refused";
            }
        }
    }

    private static final class Credulous implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // This test verifies no client.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Only the handshake matters here.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
