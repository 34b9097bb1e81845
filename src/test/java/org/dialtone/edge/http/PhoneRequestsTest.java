package org.dialtone.edge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.site.SiteBook;
import org.junit.jupiter.api.Test;

/** What phones of every vendor ask for, in their order, each from its own address, over HTTP against a whole box. */
@QuarkusTest
@TestProfile(LeasesApiTest.Whole.class)
class PhoneRequestsTest {

    private static final String FOLDER = "/provision/R2Xu8aVV20Jka";
    private static final Path TABLES = Path.of("src/test/resources/provision");

    @Inject
    SiteBook site;

    @TestHTTPResource
    URL box;

    private record Asked(String mac, String userAgent, String path, int status) {

        static Asked of(String line) {
            String[] columns = line.split(" \\| ");
            return new Asked(columns[0].strip(), columns[1].strip(), columns[2].strip(), Integer.parseInt(columns[3].strip()));
        }
    }

    @Test
    void sequencesOfEveryVendor() throws IOException, InterruptedException {
        Map<String, List<Asked>> phones = Stream.of("sample-requests.csv", "further-requests.csv").flatMap(PhoneRequestsTest::table)
                .collect(Collectors.groupingBy(Asked::mac, LinkedHashMap::new, Collectors.toList()));
        List<String> macs = List.copyOf(phones.keySet());
        assertTrue(site.apply(siteOf(macs)).ok());
        for (int i = 0; i < macs.size(); i++) {
            try (HttpClient client = HttpClient.newBuilder().localAddress(InetAddress.getByName(address(i))).build()) {
                for (Asked asked : phones.get(macs.get(i))) {
                    ask(client, asked);
                }
            }
        }
    }

    private void ask(HttpClient client, Asked asked) throws IOException, InterruptedException {
        String path = asked.path().startsWith("/") ? asked.path() : "/" + asked.path();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + box.getHost() + ":" + box.getPort() + FOLDER + path));
        if (!asked.userAgent().equals("-")) {
            request.header("User-Agent", asked.userAgent());
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        assertEquals(asked.status(), response.statusCode(), asked.toString());
        assertEquals(asked.status() == 200, !response.body().isEmpty(), asked.toString());
    }

    private static Stream<Asked> table(String name) {
        try {
            return Files.readAllLines(TABLES.resolve(name)).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Asked::of);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String siteOf(List<String> macs) {
        StringBuilder text = new StringBuilder("""
                dialtone: 1
                site: {timezone: Europe/Athens, serverAddress: 127.0.0.1}
                provisioning: {token: R2Xu8aVV20Jka}
                dhcp: {mode: off}
                extensions: [{number: "1001", name: Reception}]
                phones:
                """);
        for (int i = 0; i < macs.size(); i++) {
            text.append("  - {mac: \"").append(macs.get(i)).append("\", lines: [\"1001\"], addresses: [").append(address(i)).append("]}\n");
        }
        return text.toString();
    }

    private static String address(int position) {
        return "127.66.20." + (position + 1);
    }
}
