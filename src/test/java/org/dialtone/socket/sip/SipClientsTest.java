package org.dialtone.socket.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.dialtone.lab.FreePorts;
import org.dialtone.sip.CallBook;
import org.dialtone.sip.Refusal;
import org.dialtone.sip.Registrar;
import org.dialtone.web.tls.TlsBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real user agents register, and get a refusal with a wrong password. Debian: sipsak, sip-tester, baresip-core. */
@Tag("clients")
class SipClientsTest {

    private static final int PATIENCE = 90;

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Registrar registrar = SipBench.registrar();
    private final TlsBench tls = new TlsBench();
    private final SipSockets sockets = new SipSockets(
            vertx,
            "127.0.0.1",
            FreePorts.some(1, "127.0.0.1").getFirst(),
            registrar,
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

    private record Ended(int status, String output) {}

    private Ended run(List<String> command) {
        try {
            Path output = folder.resolve("output");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Ended(process.waitFor(), Files.readString(output, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String server() {
        return "127.0.0.1:" + sockets.port();
    }

    private String server(String transport) {
        return "127.0.0.1:" + (transport.equals("tls") ? sockets.securePort() : sockets.port());
    }

    private Ended sipsak(String password) {
        return run(List.of(
                "sipsak",
                "-U",
                "-i",
                "-s",
                "sip:1001@" + server(),
                "-u",
                "1001",
                "-a",
                password,
                "-C",
                "sip:1001@127.0.0.1:15099",
                "-x",
                "60",
                "-H",
                "127.0.0.1",
                "-v"));
    }

    @Test
    void sipsakRegistersWithTheRightPasswordAlone() {
        assertEquals(2, sipsak("wrong").status());
        assertEquals(0, registrar.counts().registrations());
        Ended right = sipsak("secret");
        assertEquals(0, right.status(), right.output());
        assertEquals(1, registrar.counts().registrations());
    }

    @ParameterizedTest
    @CsvSource({"u1, wrong, 1, 0", "u1, secret, 0, 1", "t1, wrong, 1, 0", "t1, secret, 0, 1"})
    void sippRegistersWithTheRightPasswordAlone(String transport, String password, int status, int registrations)
            throws IOException {
        Path scenario = folder.resolve("register.xml");
        Files.writeString(scenario, """
                <?xml version="1.0" encoding="ISO-8859-1"?>
                <scenario name="register">
                %s<recv response="401" auth="true"/>
                %s<recv response="200"/>
                </scenario>
                """.formatted(
                        request(1, ""), request(2, "[authentication username=1001 password=" + password + "]\n")));
        Ended ended = run(List.of(
                "sipp",
                server(),
                "-i",
                "127.0.0.1",
                "-t",
                transport,
                "-sf",
                scenario.toString(),
                "-m",
                "1",
                "-nostdin",
                "-timeout",
                Integer.toString(PATIENCE - 10)));
        assertEquals(status, ended.status(), ended.output());
        assertEquals(registrations, registrar.counts().registrations());
    }

    private String request(int cseq, String credentials) {
        return """
                <send retrans="8000"><![CDATA[
                REGISTER sip:%1$s SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                From: <sip:1001@%1$s>;tag=[call_number]
                To: <sip:1001@%1$s>
                Call-ID: [call_id]
                CSeq: %2$d REGISTER
                Contact: <sip:1001@[local_ip]:[local_port];transport=[transport]>
                Max-Forwards: 70
                %3$sContent-Length: 0

                ]]></send>
                """.formatted(server(), cseq, credentials);
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp", "tls"})
    void baresipRegistersWithTheRightPasswordAlone(String transport) throws IOException, InterruptedException {
        // baresip tries again at once until the box delays its answer, and prints nothing itself.
        String wrong =
                baresip(transport, "wrong", _ -> registrar.counts().refused().get(Refusal.WRONG_PASSWORD) > 1);
        assertFalse(wrong.contains("200 OK"), wrong);
        assertEquals(0, registrar.counts().registrations());
        baresip(transport, "secret", said -> said.contains("200 OK"));
        assertTrue(registrar.counts().registrations() > 0);
    }

    /** Runs baresip until its output satisfies {@code enough}, and returns the output. */
    private String baresip(String transport, String password, Predicate<String> enough)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("config"), """
                sip_listen 127.0.0.1:0
                module_path /usr/lib/baresip/modules
                module g711.so
                module_app account.so
                module_app menu.so
                sip_cafile %s
                sip_verify_server yes
                """.formatted(tls.authority(folder)));
        Files.writeString(folder.resolve("contacts"), "");
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:1001@%1$s;transport=%2$s>;auth_user=1001;auth_pass=%3$s;regint=60;outbound=\"sip:%1$s;transport=%2$s\"\n"
                        .formatted(server(transport), transport, password));
        Path output = folder.resolve("said");
        Process phone = new ProcessBuilder("baresip", "-f", folder.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .start();
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
            while (!enough.test(Files.readString(output, StandardCharsets.ISO_8859_1))) {
                assertTrue(
                        phone.isAlive() && System.nanoTime() < end,
                        Files.readString(output, StandardCharsets.ISO_8859_1));
                Thread.sleep(20);
            }
            return Files.readString(output, StandardCharsets.ISO_8859_1);
        } finally {
            phone.destroyForcibly().waitFor();
        }
    }
}
