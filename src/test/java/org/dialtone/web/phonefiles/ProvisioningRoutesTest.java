package org.dialtone.web.phonefiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.FirmwareFolder;
import org.dialtone.app.LogFolder;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.PhoneRig;
import org.dialtone.provision.ProvisionPlan.Contact;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All of 127.0.0.0/8 belongs to this host, so each phone asks from an address of its own. */
class ProvisioningRoutesTest {

    private static final String PHONE = "127.66.9.1";
    private static final String BASE = "127.66.9.3";
    private static final String FOLDER = "/provision/R2Xu8aVV20Jka";
    private static final Vertx VERTX = Vertx.vertx();
    private static final String ROM = "T46S(T48S,T42S)-66.86.0.15.rom";
    private static final String ENCODED = "T46S%28T48S%2CT42S%29-66.86.0.15.rom";
    private static final byte[] FIRMWARE = new byte[300_000];
    private static HttpServer server;

    @TempDir
    static Path data;

    @BeforeAll
    static void serve() throws Exception {
        new SplittableRandom(1).nextBytes(FIRMWARE);
        Files.createDirectories(data.resolve("firmware"));
        Files.write(data.resolve("firmware").resolve(ROM), FIRMWARE);
        Files.writeString(data.resolve("secret.key"), "secret");
        Files.createDirectories(data.resolve("packs/logging"));
        Files.writeString(
                data.resolve("packs/logging/pack.yaml"),
                "name: Logging\nouis: ['0000ff']\nfiles: [{name: '{mac}-app.log', kind: log}]\n");
        PhoneRig desk = new PhoneRig(data.resolve("packs"))
                .running("yealink", ROM, FIRMWARE.length)
                .put(MacAddress.of("001565aabbcc"), Ip4.of(PHONE), "T46S", new Line("1001", "Reception", null, "x"))
                .put(MacAddress.of("7c2f804df9a9"), Ip4.of(BASE), "N870_IP_PRO", new Line("1002", "Bar", null, "x"))
                .listing(List.of(
                        new Contact("Doctor", List.of("030123"), null), new Contact("Taxi", List.of("030456"), null)));
        Router router = Router.router(VERTX);
        new ProvisioningRoutes(
                        desk.provisioner,
                        (_, then) -> then.run(),
                        new FirmwareFolder(data),
                        new LogFolder(data, InstantSource.system()),
                        VERTX,
                        InstantSource.system())
                .register(router);
        router.route()
                .order(100)
                .handler(context -> context.response().setStatusCode(299).end("someone else's"));
        server = VERTX.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest(name = "{0} {1} from {2}")
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /provision/R2Xu8aVV20Jka/001565aabbcc.cfg        | 127.66.9.1 | 200
            HEAD | /provision/R2Xu8aVV20Jka/001565aabbcc.cfg        | 127.66.9.1 | 200
            GET  | /provision/R2Xu8aVV20Jka/Fanvil/001565AABBCC.CFG | 127.66.9.1 | 200
            GET  | /provision/R2Xu8aVV20Jka/y000000000066.cfg       | 127.66.9.1 | 200
            GET  | /provision/R2Xu8aVV20Jka/001565aabbcc.boot       | 127.66.9.1 | 404
            GET  | /provision/R2Xu8aVV20Jka/nothing.cfg             | 127.66.9.1 | 404
            GET  | /provision/R2Xu8aVV20Jka/                        | 127.66.9.1 | 404
            GET  | /provision/other/001565aabbcc.cfg                | 127.66.9.1 | 404
            GET  | /provision/R2Xu8aVV20Jka/001565aabbcc.cfg        | 127.66.9.2 | 403
            HEAD | /provision/R2Xu8aVV20Jka/001565aabbcc.cfg        | 127.66.9.2 | 403
            PUT  | /provision/R2Xu8aVV20Jka/001565aabbcc.cfg        | 127.66.9.1 | 405
            GET  | /001565aabbcc.cfg                                | 127.66.9.1 | 200
            GET  | /001565aabbcc.cfg                                | 127.66.9.2 | 403
            GET  | /config/001565aabbcc.cfg?x=1                     | 127.66.9.1 | 200
            GET  | /console/001565aabbcc.cfg                        | 127.66.9.1 | 299
            GET  | /api/001565aabbcc.cfg                            | 127.66.9.1 | 299
            GET  | /nobody-knows.cfg                                | 127.66.9.1 | 404
            GET  | /Cisco/CP-8841-3PCC/001565aabbcc.cfg             | 127.66.9.1 | 200
            GET  | /a/b/c/d/e/f/g/001565aabbcc.cfg                  | 127.66.9.1 | 404
            GET  | /                                                | 127.66.9.1 | 299
            POST | /001565aabbcc.cfg                                | 127.66.9.1 | 405
            POST | /nobody-knows.cfg                                | 127.66.9.1 | 405
            DELETE | /nobody-knows.cfg                              | 127.66.9.1 | 299
            """)
    void answersEachRequestWithItsStatus(String method, String path, String from, int status) throws Exception {
        HttpResponse<String> response =
                send(from, HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody()));
        assertEquals(status, response.statusCode());
        assertEquals(status == 200 && !method.equals("HEAD"), response.body().startsWith("#!version"));
        assertTrue(status == 200 || status == 299 || response.body().isEmpty(), response.body());
    }

    @ParameterizedTest
    @CsvSource({"?command=get%5flist&type=pb&fn=%2a&ln=tax%2a&first=1&count=4, 030456", "?hm=030123, 030123"})
    void aPhoneBookIsSearched(String query, String number) throws Exception {
        String found = send(BASE, HttpRequest.newBuilder(uri(FOLDER + "/phonebook-gigaset.xml" + query)))
                .body();
        assertTrue(found.contains("total=\"1\"") && found.contains("<hm>" + number + "</hm>"), found);
    }

    @Test
    void unchangedFileIsNotSentAgain() throws Exception {
        HttpResponse<String> first = send(PHONE, HttpRequest.newBuilder(uri(FOLDER + "/001565aabbcc.cfg")));
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertEquals(
                String.valueOf(first.body().getBytes(StandardCharsets.UTF_8).length),
                first.headers().firstValue("Content-Length").orElseThrow());
        assertEquals(
                "text/plain;charset=utf-8",
                first.headers().firstValue("Content-Type").orElseThrow());
        for (String known : new String[] {etag, "W/" + etag, "\"x\", " + etag, "*"}) {
            HttpResponse<String> again = send(
                    PHONE,
                    HttpRequest.newBuilder(uri(FOLDER + "/001565aabbcc.cfg")).header("If-None-Match", known));
            assertEquals(304, again.statusCode(), known);
            assertEquals("", again.body());
        }
        assertEquals(
                200,
                send(
                                PHONE,
                                HttpRequest.newBuilder(uri(FOLDER + "/001565aabbcc.cfg"))
                                        .header("If-None-Match", "\"x\""))
                        .statusCode());
    }

    @ParameterizedTest(name = "{0}, If-Range {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -             | -     | 200 | -                    | 300000
            bytes=0-99    | -     | 206 | bytes 0-99/300000    | 100
            bytes=299990- | -     | 206 | bytes 299990-299999/300000 | 10
            bytes=-5      | etag  | 206 | bytes 299995-299999/300000 | 5
            bytes=0-99    | date  | 206 | bytes 0-99/300000    | 100
            bytes=0-99    | "old" | 200 | -                    | 300000
            bytes=300000- | -     | 416 | bytes */300000       | 0
            bytes=0-1,5-6 | -     | 200 | -                    | 300000
            """)
    void firmwareComesInParts(String range, String ifRange, int status, String contentRange, int length)
            throws Exception {
        HttpResponse<byte[]> head = bytes("HEAD", FOLDER + "/firmware/" + ENCODED, Map.of());
        assertEquals(
                List.of("300000", 0),
                List.of(head.headers().firstValue("Content-Length").orElseThrow(), head.body().length));
        Map<String, String> headers = new HashMap<>();
        if (range != null) {
            headers.put("Range", range);
        }
        if (ifRange != null) {
            headers.put(
                    "If-Range",
                    switch (ifRange) {
                        case "etag" -> head.headers().firstValue("ETag").orElseThrow();
                        case "date" ->
                            head.headers().firstValue("Last-Modified").orElseThrow();
                        default -> ifRange;
                    });
        }
        HttpResponse<byte[]> got = bytes("GET", FOLDER + "/firmware/" + ENCODED, headers);
        assertEquals(status, got.statusCode());
        assertEquals(Optional.ofNullable(contentRange), got.headers().firstValue("Content-Range"));
        int from = contentRange == null || status == 416
                ? 0
                : Integer.parseInt(contentRange.replaceAll("bytes (\\d+)-.*", "$1"));
        assertArrayEquals(Arrays.copyOfRange(FIRMWARE, from, from + length), got.body());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/provision/R2Xu8aVV20Jka/firmware/%s",
                "/provision/R2Xu8aVV20Jka/%s",
                "/provision/R2Xu8aVV20Jka/firmware/%s/whatever.bin",
                "/provision/R2Xu8aVV20Jka/firmware/%s/",
                "/provision/R2Xu8aVV20Jka/firmware/%s?x.bin",
                "/firmware/%s",
                "/%s"
            })
    void aRootWithAppendedPathsServesFirmware(String path) throws Exception {
        assertArrayEquals(
                FIRMWARE, bytes("GET", path.formatted(ENCODED), Map.of()).body());
        assertEquals(
                403,
                send("127.66.9.2", HttpRequest.newBuilder(uri(path.formatted(ENCODED))))
                        .statusCode());
    }

    @Test
    void unchangedFirmwareIsNotSentAgain() throws Exception {
        HttpResponse<byte[]> first = bytes("GET", FOLDER + "/" + ENCODED, Map.of());
        assertEquals(
                304,
                bytes(
                                "GET",
                                FOLDER + "/" + ENCODED,
                                Map.of(
                                        "If-None-Match",
                                        first.headers().firstValue("ETag").orElseThrow()))
                        .statusCode());
        String date = first.headers().firstValue("Last-Modified").orElseThrow();
        assertEquals(
                304,
                bytes("GET", FOLDER + "/" + ENCODED, Map.of("If-Modified-Since", date))
                        .statusCode());
        assertEquals(
                200,
                bytes("GET", FOLDER + "/" + ENCODED, Map.of("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"))
                        .statusCode());
        assertEquals(
                200,
                bytes("GET", FOLDER + "/" + ENCODED, Map.of("If-Modified-Since", "yesterday"))
                        .statusCode());
    }

    @ParameterizedTest(name = "{0} {1} of {2} bytes from {3}")
    @CsvSource(delimiter = '|', textBlock = """
            PUT  | /provision/R2Xu8aVV20Jka/001565aabbcc-app.log | 100     | 127.66.9.1 | 201
            POST | /001565aabbcc-app.log                         | 0       | 127.66.9.1 | 201
            PUT  | /logs/001565AABBCC-APP.LOG                    | 1048576 | 127.66.9.1 | 201
            PUT  | /001565aabbcc-app.log                         | 1048577 | 127.66.9.1 | 413
            PUT  | /001565aabbcc-app.log                         | 100     | 127.66.9.2 | 403
            PUT  | /001565aabbcd-app.log                         | 100     | 127.66.9.1 | 403
            PUT  | /provision/R2Xu8aVV20Jka/001565aabbcc.cfg     | 100     | 127.66.9.1 | 405
            PUT  | /provision/R2Xu8aVV20Jka/..%2f001565aabbcc-app.log | 100 | 127.66.9.1 | 404
            GET  | /001565aabbcc-app.log                         | 100     | 127.66.9.1 | 404
            """)
    void phonesPutTheirLogs(String method, String path, int size, String from, int status) throws Exception {
        byte[] body = new byte[size];
        new SplittableRandom(size).nextBytes(body);
        assertEquals(
                status,
                send(
                                from,
                                HttpRequest.newBuilder(uri(path))
                                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body)))
                        .statusCode());
        if (status == 201) {
            assertArrayEquals(
                    body,
                    new LogFolder(data, InstantSource.system())
                            .read(MacAddress.of("001565aabbcc"), path.replaceAll(".*/", ""))
                            .orElseThrow());
        }
    }

    @Test
    void oneAddressPutsAtMostFourLogsAtATime() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                slow.add(
                        begun(
                                "PUT /slow" + i
                                        + "/001565aabbcc-app.log HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10\r\n\r\nfirst"));
            }
            String answer = "";
            for (int tries = 0; tries < 20 && !answer.startsWith("HTTP/1.1 503 "); tries++) {
                answer = raw(
                        "PUT /001565aabbcc-app.log HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nmore");
            }
            assertTrue(
                    answer.startsWith("HTTP/1.1 503 ")
                            && answer.toLowerCase(Locale.ROOT).contains("retry-after: 10"),
                    answer);
            for (Socket each : slow) {
                each.getOutputStream().write("-last".getBytes(StandardCharsets.US_ASCII));
                String done = new String(each.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertTrue(done.startsWith("HTTP/1.1 201 "), done);
            }
            assertTrue(
                    raw("PUT /001565aabbcc-app.log HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nmore")
                            .startsWith("HTTP/1.1 201 "));
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void anEndlessLogIsCutOff() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/001565aabbcc-app.log"))
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new InputStream() {
                    private int left = 64 << 20;

                    @Override
                    public int read() {
                        return left-- > 0 ? 'x' : -1;
                    }
                }));
        try {
            assertEquals(413, send(PHONE, request).statusCode());
        } catch (IOException e) {
            assertTrue(e.toString().matches(".*(reset|Broken pipe|closed|EOF|received no bytes).*"), e.toString());
        }
        assertTrue(new LogFolder(data, InstantSource.system())
                .read(MacAddress.of("001565aabbcc"), "001565aabbcc-app.log")
                .map(kept -> kept.length <= LogFolder.MOST_BYTES)
                .orElse(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/provision/R2Xu8aVV20Jka/firmware/../secret.key",
                "/provision/R2Xu8aVV20Jka/firmware/..%2fsecret.key",
                "/provision/R2Xu8aVV20Jka/firmware/%2e%2e/secret.key",
                "/provision/R2Xu8aVV20Jka/firmware/..%5csecret.key",
                "/provision/R2Xu8aVV20Jka/firmware//secret.key",
                "/provision/R2Xu8aVV20Jka/firmware/%252e%252e%252fsecret.key",
                "/provision/R2Xu8aVV20Jka/firmware/..;/secret.key",
                "/firmware/%c0%ae%c0%ae/secret.key",
                "/firmware/../firmware/../secret.key",
                "/firmware/.",
                "/firmware/..",
                "/firmware/",
                "/secret.key",
                "/provision/R2Xu8aVV20Jka/firmware/.upload1"
            })
    void nothingButFirmwareLeavesTheFolder(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.matches("(?s)HTTP/1\\.1 (299|400|404) .*"), answer);
        assertTrue(!answer.endsWith("secret"), answer);
    }

    @Test
    void forwardingHeadersDoNotChangeTheClientsAddress() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(FOLDER + "/001565aabbcc.cfg"))
                .header("X-Forwarded-For", PHONE)
                .header("Forwarded", "for=" + PHONE);
        assertEquals(403, send("127.66.9.2", request).statusCode());
    }

    @Test
    void oldPhonesSpeakHttp10() throws IOException {
        String answer = raw("GET " + FOLDER
                + "/001565aabbcc.cfg HTTP/1.0\r\nHost: 127.0.0.1\r\nUser-Agent: yealink SIP-T28P 2.50.0.40\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.0 200 OK\r\n"), answer);
        assertTrue(answer.contains("\r\n\r\n#!version:1.0.0.1\n"), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /provision/R2Xu8aVV20Jka/../../../etc/passwd
            /provision/R2Xu8aVV20Jka/%2e%2e/%2e%2e/etc/passwd
            /provision/R2Xu8aVV20Jka/001565aabbcc.cfg%00
            /provision/R2Xu8aVV20Jka/%zz
            """)
    void hostilePathsGetNothing(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.matches("(?s)HTTP/1\\.1 (299|400|404) .*"), answer);
        assertTrue(!answer.contains("account.") && !answer.contains("root:"), answer);
    }

    private static HttpResponse<byte[]> bytes(String method, String path, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(PHONE))
                .build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    private static HttpResponse<String> send(String from, HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(from))
                .build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Socket begun(String request) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(PHONE, 0));
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("127.0.0.1", server.actualPort()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = begun(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
