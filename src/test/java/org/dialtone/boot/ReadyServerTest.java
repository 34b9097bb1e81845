package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesConfigSource;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.dialtone.app.ActiveRow.Taking;
import org.dialtone.app.AwayAtStart;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.DialtoneProcess.State;
import org.dialtone.app.FakeMachine;
import org.dialtone.app.Settings;
import org.dialtone.app.StartupFault;
import org.dialtone.net.BoxClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyServerTest {

    private static final Instant SINCE = Instant.parse("2026-11-30T08:30:00.250Z");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void port() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HttpResponse<String> get(String path, String language, String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", language);
        return client.send(
                (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private ReadyServer open(String allowed) {
        Settings settings = ConfigUtils.emptyConfigBuilder()
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "dialtone.console.allow",
                                allowed,
                                "dialtone.data",
                                folder.toString(),
                                "dialtone.http.host",
                                "127.0.0.1",
                                "dialtone.http.port",
                                Integer.toString(port)),
                        "test",
                        1_000))
                .build()
                .getConfigMapping(Settings.class);
        DialtoneProcess self = new DialtoneProcess(
                "1",
                "south",
                "1",
                "https://south",
                List.of(),
                Set.of(),
                "",
                false,
                Instant.EPOCH,
                Instant.EPOCH,
                State.READY);
        SharingProcess process = new SharingProcess(
                null, self, List.of(), new BoxClock(InstantSource.system(), System::nanoTime), () -> {}, () -> false);
        return new ReadyServer(settings, new FakeMachine(List.of(), null), vertx, process, SINCE);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whomTheSettingLeavesOutLearnsOfNoMachine() throws IOException, InterruptedException {
        try (ReadyServer server = open("192.0.2.0/24")) {
            server.tell(new Taking.Held("north", "https://north"));
            assertEquals(200, get("/q/health/live").statusCode());
            assertEquals(
                    "{\"status\":\"DOWN\",\"state\":\"ready\"}",
                    get("/q/health").body());
            for (String path : List.of("/", "/console/", "/api/v1/processes", "/q/metrics")) {
                HttpResponse<String> closed = get(path);
                assertEquals(403, closed.statusCode(), path);
                assertFalse(closed.body().contains("north"), path);
            }
            assertEquals(503, get("/001565aabbcc.cfg").statusCode());
        }
    }

    @Test
    void aBrowserReadsInItsLanguageAndAProgramInEnglish() throws IOException, InterruptedException {
        try (ReadyServer server = open("127.0.0.0/8")) {
            server.tell(new Taking.Held("north", "https://north"));
            String german = get("/", "de-AT,de;q=0.9,en;q=0.8", "").body();
            assertTrue(german.contains("<html lang=\"de\">"), german);
            assertTrue(german.contains("<p>north bedient die Telefone.</p>"), german);
            String chosen = get("/console/", "de", "dialtone-language=fr").body();
            assertTrue(chosen.contains("<p>north sert les téléphones.</p>"), chosen);
            assertTrue(get("/", "es", "").body().contains("<p>north serves.</p>"));
            assertTrue(get("/q/health", "de", "").body().contains("\"says\":\"north serves.\""));
            server.tell(new DatabaseAway(new SQLException("connection refused")));
            assertTrue(get("/", "fr", "").body().contains("La base de données est injoignable."));
        }
    }

    @Test
    void whomTheSettingLeavesOutReadsInHisLanguageToo() throws IOException, InterruptedException {
        try (ReadyServer _ = open("192.0.2.0/24")) {
            assertEquals(
                    "Dieses Dialtone steht bereit. Wo Konsole und API offen sind, sagt dialtone.console.allow.",
                    get("/console/", "de", "").body());
        }
    }

    @Test
    void aPortThatAnotherHasIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            String says =
                    assertThrows(StartupFault.class, () -> open("127.0.0.0/8")).getMessage();
            assertTrue(says.startsWith("HTTP can't open TCP port " + taken.getLocalPort()), says);
        }
    }

    @Test
    void whoeverAsksLearnsThatTheDatabaseIsAwayAndNotWhereItIs() throws IOException, InterruptedException {
        try (ReadyServer server = open("127.0.0.0/8")) {
            server.tell(new AwayAtStart("postgresql://box@10.66.0.5/box can't be reached", null));
            assertEquals(
                    "{\"status\":\"DOWN\",\"state\":\"ready\",\"says\":\"The database can't be reached.\",\"console\":\"\"}",
                    get("/q/health").body());
            HttpResponse<String> page = get("/");
            assertEquals(503, page.statusCode());
            assertTrue(page.body().contains("<h1>This Dialtone waits for its database</h1>"), page.body());
            assertFalse(page.body().contains("10.66.0.5"), page.body());
            server.tell(new Taking.Held("north", "https://north"));
            assertTrue(get("/").body().contains("<h1>This Dialtone is ready</h1>"));
            server.tell(new Taking.TooNew("made by a newer Dialtone"));
            assertTrue(get("/").body().contains("<h1>This Dialtone waits</h1>"));
        }
    }

    @Test
    void whoMaySeeItLearnsHowTheReadyOneIs() throws IOException, InterruptedException {
        try (ReadyServer _ = open("127.0.0.0/8")) {
            HttpResponse<String> metrics = get("/q/metrics");
            assertEquals(200, metrics.statusCode());
            assertEquals(
                    "text/plain;version=0.0.4;charset=utf-8",
                    metrics.headers().firstValue("content-type").orElseThrow());
            List<String> lines = metrics.body().lines().toList();
            for (String line : List.of(
                    "dialtone_active 0.0",
                    "dialtone_database_up 0.0",
                    "dialtone_ready_timestamp_seconds 1.79602740025E9")) {
                assertTrue(lines.contains(line), metrics.body());
            }
            assertTrue(lines.stream().anyMatch(each -> each.startsWith("jvm_memory_used_bytes{")), metrics.body());
            assertTrue(lines.stream().anyMatch(each -> each.startsWith("dialtone_build_info{")), metrics.body());
            assertFalse(metrics.body().contains("dialtone_phones"), metrics.body());
        }
    }

    @Test
    void whatOneHostSaysMeanwhileIsLoggedOnceAndNotWithEachTry() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {

            @Override
            public void publish(LogRecord entry) {
                logged.add(String.format(entry.getMessage(), entry.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(ReadyServer.class.getName());
        log.addHandler(handler);
        try (ReadyServer server = open("127.0.0.0/8")) {
            for (String host :
                    List.of("neither is there", "neither is there", "b refuses", "neither is there", "b refuses")) {
                server.tell(new AwayAtStart(host, null));
            }
        } finally {
            log.removeHandler(handler);
        }
        String waits = "this process waits until its database is there: ";
        assertEquals(List.of(waits + "neither is there", waits + "b refuses"), logged);
    }

    @Test
    void onlyAnAddressOfTheWebIsALink() throws IOException, InterruptedException {
        try (ReadyServer server = open("127.0.0.0/8")) {
            server.tell(new Taking.Held("north", "https://north"));
            assertTrue(get("/").body().contains("<a href=\"https://north\">"));
            assertTrue(get("/q/health/ready").body().contains("north serves"));
            assertEquals("[]", get("/api/v1/processes").body());
            server.tell(new Taking.Held("north", "javascript:alert(1)"));
            assertFalse(get("/").body().contains("javascript"));
        }
    }
}
