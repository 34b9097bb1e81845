package org.dialtone.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Settings of a box on loopback, at free ports. */
final class Ports {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Ports() {}

    static Map<String, String> loopback(String address) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "DIALTONE_HTTP_HOST",
                address,
                "DIALTONE_DHCP_ADDRESS",
                address,
                "DIALTONE_SIP_ADDRESS",
                address,
                "DIALTONE_HTTPS_PORT",
                "0",
                "DIALTONE_CONSOLE_PLAIN_HTTP",
                "true",
                "DIALTONE_ADMIN_PASSWORD",
                Box.PASSWORD));
        List<Integer> free = FreePorts.some(5, address);
        List<String> names = List.of("HTTP", "SIP", "SIP_TLS", "TFTP", "DHCP");
        IntStream.range(0, names.size())
                .forEach(each -> settings.put(
                        "DIALTONE_" + names.get(each) + "_PORT", free.get(each).toString()));
        return settings;
    }

    /** Whether a GET returns 200 now. */
    static boolean answers(String url) {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(URI.create(url))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
