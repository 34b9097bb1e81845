package org.dialtone.socket.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialtone.lab.FreePorts;
import org.dialtone.net.Ip4;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingBuilder;
import org.dialtone.sip.CallBook;
import org.dialtone.sip.EndedCalls;
import org.dialtone.socket.dhcp.LossyRelay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays the flows of flows.txt with real user agents at both ends. Debian: sip-tester. */
@Tag("clients")
class SipCallsTest {

    private static final Map<String, Integer> HOSTS = Map.of("caller", 2, "callee", 3, "second", 4, "other", 5);
    private static final int PATIENCE = 60;
    private static final int AT_ONCE = 8;

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, LossyRelay> relays = new LinkedHashMap<>();
    private EndedCalls ended = new EndedCalls();
    private CallBook calls = new CallBook(InstantSource.system(), 0, ended);

    /**
     * One flow: each phone's part by its name.
     *
     * @param end     the state of the call in the call book at the end
     * @param loss    percentage of packets lost, each way
     * @param restart the message to the callee after which the box restarts; empty: it doesn't
     */
    record Flow(String name, Map<String, String> parts, String end, int loss, String restart) {

        boolean isRelayed() {
            return loss > 0 || !restart.isEmpty();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A phone's addresses: the one that the box sees, and its own; they differ where a relay is between. */
    private record Place(String seen, String own, int port) {

        String contact(String phone) {
            return "sip:" + user(phone) + "@" + own + ":" + port;
        }
    }

    static Stream<Flow> flows() throws IOException {
        try (InputStream file = SipCallsTest.class.getResourceAsStream("/sipp/flows.txt")) {
            return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^# "))
                    .skip(1)
                    .map(SipCallsTest::flow);
        }
    }

    private static Flow flow(String text) {
        List<String> lines = text.strip().lines().toList();
        Map<String, String> parts = new LinkedHashMap<>();
        lines.subList(1, lines.size())
                .forEach(line -> parts.put(line.split(" ")[0], line.substring(line.indexOf(' ') + 1)));
        String end = parts.remove("=");
        String loss = parts.remove("~");
        String restart = parts.remove("-");
        return new Flow(
                lines.getFirst(),
                parts,
                end == null ? "" : end,
                loss == null ? 0 : Integer.parseInt(loss),
                restart == null ? "" : restart);
    }

    @AfterEach
    void close() {
        relays.values().forEach(LossyRelay::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Plays some at once, since a phone waits most of its time; first those that wait for repeated packets. */
    @Test
    void eachPhoneOfAFlowEndsAsItIsWritten() throws Exception {
        List<Flow> flows =
                flows().sorted(Comparator.comparing(Flow::loss).reversed()).toList();
        assertTrue(flows.getFirst().loss() > 0 && flows.getLast().loss() == 0);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> running = new ArrayList<>();
            for (Flow flow : flows) {
                SipCallsTest own = new SipCallsTest();
                own.folder = Files.createDirectory(folder.resolve("flow" + running.size()));
                running.add(threads.submit(() -> own.playAlone(flow)));
            }
            for (Future<?> flow : running) {
                flow.get();
            }
        }
    }

    private Void playAlone(Flow flow) throws IOException, InterruptedException {
        try {
            play(flow);
            return null;
        } finally {
            close();
        }
    }

    private void play(Flow flow) throws IOException, InterruptedException {
        Map<String, Place> places = new LinkedHashMap<>();
        for (String phone : flow.parts().keySet()) {
            places.put(phone, place(flow, HOSTS.get(phone)));
        }
        SipSockets sockets = open(places, FreePorts.some(1, "127.0.0.1").getFirst());
        InetSocketAddress box = new InetSocketAddress("127.0.0.1", sockets.port());
        Map<String, Process> running = new LinkedHashMap<>();
        // The file lists the caller first; it calls when the others are ready.
        for (String phone : List.copyOf(flow.parts().keySet()).reversed().stream()
                .filter(phone -> !flow.parts().get(phone).equals("gone"))
                .toList()) {
            running.put(phone, start(phone, flow, places.get(phone), box));
        }
        if (!flow.restart().isEmpty()) {
            assertTrue(
                    relays.get("callee").passed().await(PATIENCE, TimeUnit.SECONDS),
                    () -> flow + ": " + output("callee"));
            sockets.stop().toCompletionStage().toCompletableFuture().join();
            ended = new EndedCalls();
            calls = new CallBook(InstantSource.system(), 0, ended);
            openAgain(places, box.getPort());
        }
        finish(flow, running);
        assertEquals(
                flow.end(),
                String.join(
                        " ",
                        ended.all().stream()
                                .map(call -> call.end().name().toLowerCase(Locale.ROOT))
                                .toList()));
    }

    private void finish(Flow flow, Map<String, Process> running) throws InterruptedException {
        for (Map.Entry<String, Process> phone : running.entrySet()) {
            phone.getValue().waitFor(PATIENCE, TimeUnit.SECONDS);
            phone.getValue().destroyForcibly();
            assertEquals(
                    0, phone.getValue().waitFor(), () -> flow + ", " + phone.getKey() + ": " + output(phone.getKey()));
        }
    }

    /** Opens the sockets with the bindings that a store would keep over a restart. */
    private SipSockets open(Map<String, Place> places, int port) {
        SipSockets sockets =
                SipBench.sockets(vertx, port, SipBench.registrar(bindings(places)), calls, new StreamLimits());
        sockets.start().toCompletionStage().toCompletableFuture().join();
        return sockets;
    }

    /** Java's own sockets, which these tests use, free a port only when their selector runs again. */
    private void openAgain(Map<String, Place> places, int port) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(PATIENCE);
        while (true) {
            try {
                open(places, port);
                return;
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof BindException) || Instant.now().isAfter(end)) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    private static Place place(Flow flow, int host) {
        String seen = "127.0.0." + host;
        String own = "127.0.1." + host;
        int port = FreePorts.some(1, seen, own, "127.0.2." + host).getFirst();
        return new Place(seen, flow.isRelayed() ? own : seen, port);
    }

    private static String user(String phone) {
        return phone.equals("caller") ? "1001" : phone.equals("other") ? "u2" : "u1";
    }

    private static List<Binding> bindings(Map<String, Place> places) {
        Instant now = Instant.now();
        List<Binding> bindings = new ArrayList<>();
        places.forEach((phone, place) -> bindings.add(new BindingBuilder(user(phone), Ip4.of(place.seen()))
                .contact(place.contact(phone))
                .port(place.port())
                .callId(phone)
                .from(now, Duration.ofSeconds(3600))
                .build()));
        return bindings;
    }

    private Process start(String phone, Flow flow, Place place, InetSocketAddress box) throws IOException {
        String server = "127.0.0.1:" + box.getPort();
        Path scenario = Files.writeString(
                folder.resolve(phone + ".xml"),
                SippScript.of(
                        user(phone),
                        server,
                        phone.equals("caller"),
                        flow.parts().get(phone)));
        Matcher called = Pattern.compile("to=(\\w+)").matcher(flow.parts().get(phone));
        List<String> command = new ArrayList<>(List.of(
                "sipp",
                "-i",
                place.own(),
                "-p",
                Integer.toString(place.port()),
                "-sf",
                scenario.toString(),
                "-auth_uri",
                (called.find() ? called.group(1) : "u1") + "@" + server,
                "-m",
                "1",
                "-nostdin",
                "-timeout",
                Integer.toString(PATIENCE - 5),
                "-timeout_error",
                "-trace_err",
                "-error_file",
                folder.resolve(phone + ".err").toString()));
        command.add(
                1,
                phone.equals("caller")
                        ? flow.isRelayed() ? inner(place).getHostString() + ":" + place.port() : server
                        : "-nd");
        if (flow.isRelayed()) {
            relays.put(
                    phone,
                    new LossyRelay(
                            new InetSocketAddress(place.seen(), place.port()),
                            inner(place),
                            new InetSocketAddress(place.own(), place.port()),
                            box,
                            flow.loss(),
                            phone.hashCode(),
                            flow.restart()));
        }
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(phone + ".out").toFile())
                .start();
    }

    private static InetSocketAddress inner(Place place) {
        return new InetSocketAddress(place.seen().replace("127.0.0.", "127.0.2."), place.port());
    }

    private String output(String phone) {
        try {
            Path errors = folder.resolve(phone + ".err");
            return (Files.exists(errors) ? Files.readString(errors, StandardCharsets.ISO_8859_1) : "")
                    + Files.readString(folder.resolve(phone + ".xml"))
                    + Files.readString(folder.resolve(phone + ".out"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
