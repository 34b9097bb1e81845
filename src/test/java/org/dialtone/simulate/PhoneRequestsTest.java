package org.dialtone.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.web.api.WholeBox;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Phones of every vendor send their requests, in their order, to a whole box: each gets its address by DHCP, and asks
 * over HTTP from there.
 */
@QuarkusTest
@TestProfile(PhoneRequestsTest.Own.class)
class PhoneRequestsTest {

    private static final String FOLDER = "/provision/R2Xu8aVV20Jka";
    private static final Path TABLES = Path.of("src/test/resources/provision");

    private static final Ip4 RELAY = Ip4.of("127.66.0.2");

    public static final class Own extends WholeBox {}

    @Inject
    SiteBook site;

    @Inject
    JournalBook journal;

    @ConfigProperty(name = "dialtone.dhcp.port")
    int dhcp;

    @TestHTTPResource
    URL box;

    private record Asked(String mac, String userAgent, String path, int status) {

        static Asked of(String line) {
            String[] columns = line.split(" \\| ");
            return new Asked(
                    columns[0].strip(), columns[1].strip(), columns[2].strip(), Integer.parseInt(columns[3].strip()));
        }
    }

    @Test
    void phonesOfEveryVendorAskForTheirFilesInOrder() throws IOException, InterruptedException {
        Map<String, List<Asked>> phones = Stream.of("sample-requests.csv", "further-requests.csv")
                .flatMap(PhoneRequestsTest::table)
                .collect(Collectors.groupingBy(Asked::mac, LinkedHashMap::new, Collectors.toList()));
        assertTrue(TestSite.apply(site, siteOf(phones.keySet())).ok());
        try (Relay relay = new Relay(RELAY, new InetSocketAddress(WholeBox.SERVER.toInetAddress(), dhcp))) {
            for (Map.Entry<String, List<Asked>> phone : phones.entrySet()) {
                MacAddress mac = MacAddress.of(phone.getKey());
                Ip4 address = new DhcpClient(mac, null, List.of(66), relay, Duration.ofSeconds(8), new Random(1))
                        .boot((_, _) -> {})
                        .address();
                try (HttpClient client = HttpClient.newBuilder()
                        .localAddress(address.toInetAddress())
                        .build()) {
                    for (Asked asked : phone.getValue()) {
                        ask(client, asked);
                    }
                }
                assertEquals(
                        phone.getValue().size(),
                        journal.entries(mac).stream()
                                .filter(entry -> address.equals(entry.ip()) && entry.file() != null)
                                .count(),
                        mac.toString());
            }
        }
    }

    private void ask(HttpClient client, Asked asked) throws IOException, InterruptedException {
        String path = asked.path().startsWith("/") ? asked.path() : "/" + asked.path();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://" + box.getHost() + ":" + box.getPort() + FOLDER + path));
        if (!asked.userAgent().equals("-")) {
            request.header("User-Agent", asked.userAgent());
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        assertEquals(asked.status(), response.statusCode(), asked.toString());
        assertEquals(asked.status() == 200, !response.body().isEmpty(), asked.toString());
    }

    private static Stream<Asked> table(String name) {
        try {
            return Files.readAllLines(TABLES.resolve(name)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Asked::of);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String siteOf(Collection<String> macs) {
        return """
                dialtone: 1
                site: {timezone: Europe/Athens, serverAddress: 127.66.0.1}
                provisioning: {token: R2Xu8aVV20Jka}
                dhcp:
                  scopes: [{name: loopback, subnet: 127.66.0.0/16, pools: [127.66.20.1-127.66.20.250], conflictProbe: false}]
                extensions: [{number: "1001", name: Reception}]
                phones:
                """
                + macs.stream()
                        .map(mac -> "  - {mac: \"" + mac + "\", lines: [\"1001\"]}\n")
                        .collect(Collectors.joining());
    }
}
