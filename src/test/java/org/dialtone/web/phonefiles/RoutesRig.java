package org.dialtone.web.phonefiles;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
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
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Answering;
import org.dialtone.app.FirmwareFolder;
import org.dialtone.app.LogFolder;
import org.dialtone.app.certificate.TlsPhones;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.PhoneRig;
import org.dialtone.provision.ProvisionPlan.Contact;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.recorder.Taps;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The routes of phone files. All of 127.0.0.0/8 belongs to this host, so each phone asks from an address of its own. */
abstract class RoutesRig {

    static final String PHONE = "127.66.9.1";
    static final String BASE = "127.66.9.3";
    static final String FOLDER = "/provision/R2Xu8aVV20Jka";
    static final String ROM = "T46S(T48S,T42S)-66.86.0.15.rom";
    static final String ENCODED = "T46S%28T48S%2CT42S%29-66.86.0.15.rom";
    static final byte[] FIRMWARE = new byte[300_000];
    static final TlsPhones OVER_TLS = new TlsPhones(null);
    private static Vertx vertx;
    private static HttpServer server;

    @TempDir
    static Path data;

    @BeforeAll
    static void serve() throws Exception {
        vertx = Vertx.vertx();
        new SplittableRandom(1).nextBytes(FIRMWARE);
        Files.createDirectories(data.resolve("firmware"));
        Files.write(data.resolve("firmware").resolve(ROM), FIRMWARE);
        Files.writeString(data.resolve("secret.key"), "secret");
        Files.createDirectories(data.resolve("packs/logging"));
        Files.writeString(
                data.resolve("packs/logging/pack.yaml"),
                "name: Logging\nouis: ['0000ff']\nfiles: [{name: '{mac}-app.log', kind: log}]\n");
        PhoneRig rig = new PhoneRig(data.resolve("packs"))
                .running("yealink", ROM, FIRMWARE.length)
                .put(MacAddress.of("001565aabbcc"), Ip4.of(PHONE), "T46S", new Line("1001", "Reception", null, "x"))
                .put(MacAddress.of("7c2f804df9a9"), Ip4.of(BASE), "N870_IP_PRO", new Line("1002", "Bar", null, "x"))
                .listing(List.of(
                        new Contact("Doctor", List.of("030123"), null), new Contact("Taxi", List.of("030456"), null)));
        Router router = Router.router(vertx);
        new ProvisioningRoutes(
                        rig.provisioner,
                        (_, then) -> then.run(),
                        Answering.ALWAYS,
                        new FirmwareFolder(data),
                        new LogFolder(data, InstantSource.system()),
                        OVER_TLS,
                        Taps.files(),
                        vertx,
                        InstantSource.system())
                .register(router);
        router.route()
                .order(100)
                .handler(context -> context.response().setStatusCode(299).end("someone else's"));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    static HttpResponse<byte[]> bytes(String method, String path, Map<String, String> headers) throws Exception {
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

    static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    static HttpResponse<String> send(String from, HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(from))
                .build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    static Socket begun(String request) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(PHONE, 0));
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("127.0.0.1", server.actualPort()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    static String raw(String request) throws IOException {
        try (Socket socket = begun(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
