package org.dialtone.lab;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings of a box on loopback, at ports that are free. */
final class Ports {

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Ports() {
    }

    static Map<String, String> loopback(String address) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("DIALTONE_HTTP_HOST", address, "DIALTONE_DHCP_ADDRESS", address,
                "DIALTONE_SIP_ADDRESS", address, "DIALTONE_HTTPS_PORT", "0", "DIALTONE_CONSOLE_PLAIN_HTTP", "true",
                "DIALTONE_ADMIN_PASSWORD", Box.PASSWORD));
        try (ServerSocket http = new ServerSocket(0, 1, InetAddress.getByName(address));
             ServerSocket sip = new ServerSocket(0, 1, InetAddress.getByName(address));
             ServerSocket sips = new ServerSocket(0, 1, InetAddress.getByName(address));
             DatagramSocket tftp = new DatagramSocket(new InetSocketAddress(address, 0));
             DatagramSocket dhcp = new DatagramSocket(new InetSocketAddress(address, 0))) {
            settings.put("DIALTONE_HTTP_PORT", Integer.toString(http.getLocalPort()));
            settings.put("DIALTONE_SIP_PORT", Integer.toString(sip.getLocalPort()));
            settings.put("DIALTONE_SIP_TLS_PORT", Integer.toString(sips.getLocalPort()));
            settings.put("DIALTONE_TFTP_PORT", Integer.toString(tftp.getLocalPort()));
            settings.put("DIALTONE_DHCP_PORT", Integer.toString(dhcp.getLocalPort()));
        }
        return settings;
    }

    /** Whether a GET gives 200 now. */
    static boolean answers(String url) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
