package org.dialtone.edge.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.sip.Binding;
import org.dialtone.sip.CallBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The flows of flows.txt with real user agents at both ends. Debian: sip-tester. */
@Tag("clients")
class SipCallsTest {

    private static final Map<String, String> ADDRESSES = Map.of("caller", "127.0.0.2", "callee", "127.0.0.3", "second", "127.0.0.4");

    @TempDir
    private Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final CallBook calls = new CallBook(InstantSource.system());

    /** One flow: each phone's part by its name. */
    record Flow(String name, Map<String, String> parts, String end) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Flow> flows() throws IOException {
        try (InputStream file = SipCallsTest.class.getResourceAsStream("/sipp/flows.txt")) {
            return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^# ")).skip(1).map(SipCallsTest::flow);
        }
    }

    private static Flow flow(String text) {
        List<String> lines = text.strip().lines().toList();
        Map<String, String> parts = new LinkedHashMap<>();
        lines.subList(1, lines.size()).forEach(line -> parts.put(line.split(" ")[0], line.substring(line.indexOf(' ') + 1)));
        String end = parts.remove("=");
        return new Flow(lines.getFirst(), parts, end == null ? "" : end);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void eachPartEndsAsItIsWritten(Flow flow) throws IOException, InterruptedException {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (String phone : flow.parts().keySet()) {
            ports.put(phone, freePort(ADDRESSES.get(phone)));
        }
        SipSockets sockets = new SipSockets(vertx, "127.0.0.1", 0, SipBench.registrar(bindings(ports)), calls, (_, then) -> then.run());
        sockets.start().toCompletionStage().toCompletableFuture().join();
        Map<String, Process> running = new LinkedHashMap<>();
        // In the order of the file the caller is the first; it calls when the others are there.
        for (String phone : List.copyOf(flow.parts().keySet()).reversed()) {
            running.put(phone, start(phone, flow.parts().get(phone), ports.get(phone), "127.0.0.1:" + sockets.port()));
        }
        for (Map.Entry<String, Process> phone : running.entrySet()) {
            phone.getValue().waitFor(20, TimeUnit.SECONDS);
            phone.getValue().destroyForcibly();
            assertEquals(0, phone.getValue().waitFor(), () -> flow + ", " + phone.getKey() + ": " + output(phone.getKey()));
        }
        assertEquals(flow.end(), String.join(" ", calls.ended().stream().map(call -> call.end().name().toLowerCase(Locale.ROOT)).toList()));
    }

    private static int freePort(String address) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(address))) {
            return socket.getLocalPort();
        }
    }

    private static List<Binding> bindings(Map<String, Integer> ports) {
        Instant now = Instant.now();
        List<Binding> bindings = new ArrayList<>();
        ports.forEach((phone, port) -> {
            String user = phone.equals("caller") ? "1001" : "u1";
            String address = ADDRESSES.get(phone);
            bindings.add(new Binding(user, "sip:" + user + "@" + address + ":" + port, Ip4.of(address), port, "udp", phone, 1, now, now.plusSeconds(3600), null, List.of()));
        });
        return bindings;
    }

    private Process start(String phone, String part, int port, String server) throws IOException {
        Path scenario = Files.writeString(folder.resolve(phone + ".xml"), SippScript.of(phone.equals("caller") ? "1001" : "u1", server, phone.equals("caller"), part));
        List<String> command = new ArrayList<>(List.of("sipp", "-i", ADDRESSES.get(phone), "-p", Integer.toString(port), "-sf", scenario.toString(), "-m", "1",
                "-nostdin", "-timeout", "10", "-timeout_error", "-trace_err", "-error_file", folder.resolve(phone + ".err").toString()));
        command.add(1, phone.equals("caller") ? server : "-nd");
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve(phone + ".out").toFile()).start();
    }

    private String output(String phone) {
        try {
            Path errors = folder.resolve(phone + ".err");
            return (Files.exists(errors) ? Files.readString(errors, StandardCharsets.ISO_8859_1) : "")
                    + Files.readString(folder.resolve(phone + ".xml")) + Files.readString(folder.resolve(phone + ".out"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
