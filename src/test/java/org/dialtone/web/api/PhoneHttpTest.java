package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dialtone.app.Release;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.journal.Entry;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones and hostile hosts use the whole box over HTTP. */
@QuarkusTest
@TestProfile(PhoneHttpTest.OwnFolder.class)
@Timeout(120)
class PhoneHttpTest {

    private static final MacAddress PHONE = MacAddress.of("001565000001");
    private static final String SITE = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            provisioning: {token: R2Xu8aVV20Jka}
            registrar: {mode: external, host: 10.66.0.9}
            extensions: [{number: "1001", name: Reception}]
            phones:
              - {mac: "00:15:65:00:00:01", vendor: yealink, model: T46S, lines: ["1001"], addresses: [127.66.1.1]}
              - {mac: "00:04:f2:00:00:01", vendor: poly, lines: ["1001"], addresses: [127.66.1.3]}
              - {mac: "00:04:13:aa:bb:cc", lines: ["1001"], addresses: [127.66.1.4]}
            firmware: [%s]
            """;
    private static final String LINE =
            "{vendor: yealink, model: \"T4*\", version: 66.86.0.15, file: \"T46S(T48S)-66.86.0.15.rom\"}";

    @Inject
    JournalBook book;

    @Inject
    SiteBook site;

    @TestHTTPResource("/")
    URI box;

    public static final class OwnFolder implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dialtone.admin.password", "harbour-test-42", "dialtone.data", folder());
        }

        private static String folder() {
            try {
                return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "phone-http")
                        .toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void installSite() {
        assertTrue(TestSite.apply(site, SITE.formatted(LINE)).ok());
    }

    @ParameterizedTest
    @ValueSource(strings = {"000413AABBCC", "000413aabbcc"})
    void aSnomPhoneAsksForItsBareAddress(String name) throws IOException {
        String answer = raw(
                "127.66.1.4",
                "GET /provision/R2Xu8aVV20Jka/" + name
                        + " HTTP/1.1\r\nHost: box\r\nConnection: close\r\n"
                        + "User-Agent: Mozilla/4.0 (compatible; snomD785-SIP 10.1.33.33 000413AABBCC)\r\n\r\n");
        assertEquals(200, status(answer), answer);
        assertTrue(answer.contains(">1001</user_name>"), answer);
    }

    @Test
    void firmwareIsPutAndServedAndNotDeletedWhileItIsUsed() throws IOException {
        byte[] rom = new byte[12 << 20];
        rom[0] = 'r';
        api().delete("/api/v1/firmware/T46S(T48S)-66.86.0.15.rom")
                .then()
                .statusCode(409)
                .body("error", containsString("yealink"));
        assertEquals(404, status(raw("127.66.1.1", "GET /firmware/T46S%28T48S%29-66.86.0.15.rom HTTP/1.0\r\n\r\n")));
        api().body(rom)
                .put("/api/v1/firmware/T46S(T48S)-66.86.0.15.rom")
                .then()
                .statusCode(200)
                .body("size", equalTo(rom.length))
                .body("usedBy", hasItems("yealink"));
        String answer = raw(
                "127.66.1.1",
                "GET /provision/R2Xu8aVV20Jka/firmware/T46S%28T48S%29-66.86.0.15.rom HTTP/1.0\r\nRange: bytes=0-0\r\n\r\n");
        assertEquals(206, status(answer));
        assertTrue(answer.endsWith("\r\n\r\nr"), answer);
        assertEquals(403, status(raw("127.66.1.2", "GET /firmware/T46S%28T48S%29-66.86.0.15.rom HTTP/1.0\r\n\r\n")));
        assertEquals(Step.FIRMWARE, book.entries(PHONE).getLast().step());
        api().get("/api/v1/firmware").then().statusCode(200).body("name", hasItems("T46S(T48S)-66.86.0.15.rom"));
        assertTrue(TestSite.apply(site, SITE.formatted("")).ok());
        api().delete("/api/v1/firmware/T46S(T48S)-66.86.0.15.rom").then().statusCode(204);
        api().delete("/api/v1/firmware/T46S(T48S)-66.86.0.15.rom").then().statusCode(404);
    }

    /** The box sends firmware in slices, as fast as the phone reads; a phone that goes away leaves no open file. */
    @Test
    @Timeout(120)
    void firmwareComesWholeOrInPartsAfterAnotherClientLeft() throws Exception {
        byte[] rom = new byte[(3 << 20) + 12_345];
        new Random(66).nextBytes(rom);
        String image = new String(rom, StandardCharsets.ISO_8859_1);
        String name = "/firmware/T46S%28T48S%29-66.86.0.15.rom";
        api().body(rom).put("/api/v1/firmware/T46S(T48S)-66.86.0.15.rom").then().statusCode(200);
        try (Socket leaves = connected("127.66.1.1")) {
            leaves.getOutputStream().write(("GET " + name + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(leaves.getInputStream().readNBytes(100_000).length == 100_000);
        }
        assertEquals(image, body(raw("127.66.1.1", "GET " + name + " HTTP/1.0\r\n\r\n")));
        assertEquals(
                image.substring(70_000, 2_900_001),
                body(raw("127.66.1.1", "GET " + name + " HTTP/1.0\r\nRange: bytes=70000-2900000\r\n\r\n")));
        assertEquals(
                image.substring(image.length() - 5),
                body(raw(
                        "127.66.1.1",
                        "GET " + name + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nRange: bytes=-5\r\n\r\n")));
        while (isOpen("T46S(T48S)-66.86.0.15.rom")) {
            Thread.sleep(20);
        }
        assertTrue(TestSite.apply(site, SITE.formatted("")).ok());
        api().delete("/api/v1/firmware/T46S(T48S)-66.86.0.15.rom").then().statusCode(204);
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static boolean isOpen(String name) throws IOException {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path each : descriptors) {
                if (Files.isSymbolicLink(each) && Files.readSymbolicLink(each).endsWith(name)) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchFileException _) {
            // Another file was closed meanwhile.
            return isOpen(name);
        }
    }

    @Test
    void onlyOperatorsPutFirmware() throws IOException {
        given().body(new byte[10]).put("/api/v1/firmware/x.rom").then().statusCode(401);
        api().body(new byte[10]).put("/api/v1/firmware/.hidden").then().statusCode(400);
        api().body(new byte[0]).put("/api/v1/firmware/x.rom").then().statusCode(400);
        assertEquals(
                413,
                status(raw(
                        "127.66.1.1",
                        "PUT /api/v1/site HTTP/1.1\r\nHost: x\r\nAuthorization: Basic "
                                + Base64.getEncoder()
                                        .encodeToString("admin:harbour-test-42".getBytes(StandardCharsets.UTF_8))
                                + "\r\nContent-Length: 11534336\r\n\r\n")));
        assertEquals(
                413,
                status(raw(
                        "127.66.1.1", "POST /console/login HTTP/1.1\r\nHost: x\r\nContent-Length: 11534336\r\n\r\n")));
    }

    @Test
    void aPhonesLogIsKeptAndShown() throws IOException {
        String put =
                "PUT /provision/R2Xu8aVV20Jka/0004f2000001-app.log HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 11\r\n\r\n<b>booted</";
        assertEquals(403, status(raw("127.66.1.1", put)));
        assertEquals(201, status(raw("127.66.1.3", put)));
        api().get("/api/v1/phones/0004f2000001/logs")
                .then()
                .statusCode(200)
                .body("[0].name", equalTo("0004f2000001-app.log"))
                .body("[0].size", equalTo(11));
        for (String prefix : List.of("/api/v1", "/console")) {
            api().get(prefix + "/phones/0004f2000001/logs/0004f2000001-app.log")
                    .then()
                    .statusCode(200)
                    .contentType("application/octet-stream")
                    .header("Content-Disposition", containsString("attachment"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .body(equalTo("<b>booted</"));
            api().get(prefix + "/phones/0004f2000001/logs/..%2f..%2fsecret.key")
                    .then()
                    .statusCode(404);
        }
        api().get("/console/phones/0004f2000001/logs")
                .then()
                .statusCode(200)
                .body(containsString("/console/phones/0004f2000001/logs/0004f2000001-app.log"));
        assertEquals(
                404, status(raw("127.66.1.3", "GET /provision/R2Xu8aVV20Jka/0004f2000001-app.log HTTP/1.0\r\n\r\n")));
    }

    @Test
    void aReportOfAPhoneEndsItsJourney() throws IOException {
        ProvisionPlan plan = site.plans().provision();
        String path = "/report/001565000001/" + plan.reports().token(PHONE) + "/";
        assertEquals(403, status(raw("127.66.1.2", "GET " + path + "registered HTTP/1.0\r\n\r\n")));
        assertEquals(403, status(raw("127.66.1.1", "GET /report/001565000001/00/registered HTTP/1.0\r\n\r\n")));
        assertEquals(
                400, status(raw("127.66.1.1", "GET /report/001565000001/00/registered?line=%zz HTTP/1.0\r\n\r\n")));
        assertEquals(200, status(raw("127.66.1.1", "GET " + path + "registered?line=1001 HTTP/1.0\r\n\r\n")));
        Entry last = book.entries(PHONE).getLast();
        assertEquals(
                List.of(Step.REGISTER, "1001", Ip4.of("127.66.1.1")), List.of(last.step(), last.file(), last.ip()));
        api().get("/api/v1/phones/001565000001")
                .then()
                .statusCode(200)
                .body("state", equalTo("registered"))
                .body("lines[0].registered", equalTo(true));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET /provision/R2Xu8aVV20Jka/001565000001.cfg HTTP/1.0\\r\\n                                         | 200
            GET /provision/R2Xu8aVV20Jka/001565000001.cfg HTTP/1.0\\r\\nHost: 10.66.0.1\\r\\n                     | 200
            GET /provision/R2Xu8aVV20Jka/001565000001.cfg HTTP/1.1\\r\\nHost: 10.66.0.1\\r\\nConnection: close\\r\\n | 200
            GET /provision/R2Xu8aVV20Jka/001565000001.cfg HTTP/1.1\\r\\nConnection: close\\r\\n                 | 400
            GET //provision/R2Xu8aVV20Jka/001565000001.cfg HTTP/1.0\\r\\n                                        | 200
            GET http://10.66.0.1/provision/R2Xu8aVV20Jka/001565000001.cfg HTTP/1.0\\r\\n                         | 200
            GET /provision/R2Xu8aVV20Jka/Yealink/001565000001.CFG?model=T46S HTTP/1.0\\r\\n                      | 200
            GET /provision/R2Xu8aVV20Jka/%30%30%31565000001.cfg HTTP/1.0\\r\\n                                   | 200
            HEAD /001565000001.cfg HTTP/1.0\\r\\n                                                                | 200
            GET /dmictouch/001565000001.cfg HTTP/1.0\\r\\n                                                       | 200
            GET /nobody-knows.cfg HTTP/1.0\\r\\n                                                                 | 404
            GET /a/b/c/d/e/f/g/nobody-knows.cfg HTTP/1.0\\r\\n                                                   | 404
            GET /provision/R2Xu8aVV20Jka/nobody-knows.cfg HTTP/1.0\\r\\n                                         | 404
            """)
    void speaksHttpAsPhonesDo(String request, int status) throws IOException {
        String answer = raw("127.66.1.1", request.replace("\\r\\n", "\r\n") + "\r\n");
        assertEquals(status, status(answer), answer);
        assertEquals(status == 200 && !request.startsWith("HEAD"), answer.contains("account.1.user_name"), answer);
        assertTrue(status == 200 || answer.endsWith("\r\n\r\n"), answer);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/../../../etc/passwd",
                "/provision/R2Xu8aVV20Jka/../../secret.key",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/%252e%252e%252fetc%252fpasswd",
                "/..%5c..%5cetc/passwd",
                "/%c0%ae%c0%ae/etc/passwd",
                "/....//....//etc/passwd",
                "/..;/..;/etc/passwd",
                "/firmware/../secret.key",
                "/firmware/..%2fsecret.key",
                "/firmware/%2e%2e%2fsite.db",
                "/provision/R2Xu8aVV20Jka/firmware/..%2f..%2fsecret.key",
                "/secret.key",
                "/site.db",
                "/leases.db",
                "/first-password",
                "/provision/R2Xu8aVV20Jka/secret.key",
                "/packs/yealink/pack.yaml",
                "/provision/R2Xu8aVV20Jka/phone.cfg",
                "/META-INF/resources/console/assets/console.js",
                "/application.properties",
                "/.git/config",
                "/logs/001565000001/app.log",
                "/%00",
                "/%zz",
                "/provision/%00/001565000001.cfg",
                "/provision//001565000001.cfg",
                "/provision/R2Xu8aVV20Jkb/001565000001.cfg",
                "/firmware/",
                "/report/",
                "/provision/",
                "*",
                "/%",
                "/\\..\\secret.key"
            })
    void nothingElseIsServed(String path) throws IOException {
        for (String from : List.of("127.66.1.1", "127.66.1.2")) {
            String answer = raw(from, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertTrue(List.of(400, 401, 403, 404, 405).contains(status(answer)), answer);
            assertTrue(!answer.contains("root:") && !answer.contains("account.") && !answer.contains("SQLite"), answer);
        }
    }

    /** However the path is spelt, a client without a login gets nothing behind it. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/api/v1/site",
                "/api;x=1/v1/site",
                "//api/v1/site",
                "/api//v1/site",
                "/%61pi/v1/site",
                "/api/v1/site;x",
                "/api/v1/./site",
                "/x/../api/v1/site",
                "/api%2fv1%2fsite",
                "/API/v1/site",
                "/api/v1/site/",
                "/q/metrics",
                "/q;x/metrics",
                "/q/health/../metrics",
                "/q/health;/../metrics",
                "/q/openapi",
                "/Q/metrics",
                "/api/v1/phones?x=%zz",
                "/provision/../api/v1/site",
                "/provision/..%2fapi/v1/site",
                "/report/../api/v1/site",
                "/console/assets/../../api/v1/site"
            })
    void theApiIsClosedHoweverItIsSpelt(String path) throws IOException {
        String answer = raw("127.66.1.1", "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(List.of(400, 401, 403, 404, 405).contains(status(answer)), answer);
        assertTrue(
                !answer.contains("dialtone: 1") && !answer.contains("dialtone_") && !answer.contains("openapi"),
                answer);
    }

    /** The page is open to all, so a stranger can send any request for it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/console/login?to=%zz, 400",
        "/console/login?to=//evil.example/, 200",
        "/console/login?to=%0d%0aX:%20y, 200"
    })
    void hostilePathsToTheLoginPageInjectNothing(String path, int status) throws IOException {
        String answer = raw("127.66.1.1", "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertEquals(status, status(answer), answer);
        assertTrue(!answer.contains("evil.example") && !answer.contains("\nX: y"), answer);
    }

    @Test
    void floodsLeaveTheBoxAsItWas() throws IOException {
        int entries = 0;
        for (int i = 0; i < 5; i++) {
            StringBuilder pipelined = new StringBuilder();
            for (int name = 0; name < 2_000; name++) {
                pipelined
                        .append("GET /provision/R2Xu8aVV20Jka/nobody-")
                        .append(i * 2_000 + name)
                        .append(".cfg HTTP/1.1\r\nHost: x\r\n")
                        .append(name == 1_999 ? "Connection: close\r\n\r\n" : "\r\n");
            }
            String answers = raw("127.66.1.1", pipelined.toString());
            assertEquals(2_000, answers.split("HTTP/1\\.1 404 ", -1).length - 1);
            entries = Math.max(entries, book.entries(PHONE).size());
        }
        assertTrue(entries < 2_000, "the journal of one phone holds " + entries + " entries");
        String endless = raw("127.66.1.1", "GET /" + "a".repeat(65_536) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertTrue(endless.isEmpty() || List.of(400, 404, 414).contains(status(endless)), endless);
        String header = raw("127.66.1.1", "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(65_536) + "\r\n\r\n");
        assertTrue(header.isEmpty() || List.of(400, 431).contains(status(header)), header);
        given().get("/q/health")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'process' }.data",
                        equalTo(Release.read().facts()));
    }

    private RequestSpecification api() {
        return given().auth().preemptive().basic("admin", "harbour-test-42").contentType("application/octet-stream");
    }

    private static int status(String answer) {
        assertTrue(answer.matches("(?s)HTTP/1\\.[01] \\d{3} .*"), answer);
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** Sends while it reads, because the box may ignore what follows a request that it refuses. */
    private String raw(String from, String request) throws IOException {
        try (Socket socket = connected(from)) {
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    OutputStream out = socket.getOutputStream();
                    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException _) {
                    // The answer shows how the box read the request.
                }
            });
            byte[] answer = socket.getInputStream().readAllBytes();
            sender.interrupt();
            return new String(answer, StandardCharsets.ISO_8859_1);
        }
    }

    private Socket connected(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.setSoTimeout(30_000);
        socket.connect(new InetSocketAddress(box.getHost(), box.getPort()));
        return socket;
    }
}
