package org.dialtone.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SipRegisterTest {

    private static final Ip4 REGISTRAR = Ip4.of("127.66.8.1");
    private static final String CHALLENGE = """
            401 Unauthorized
            WWW-Authenticate: Digest realm="r", nonce="n1", algorithm=SHA-512-256, qop="auth"
            WWW-Authenticate: Digest realm="r", nonce="n2", algorithm=SHA-256, qop="auth"
            WWW-Authenticate: Digest realm="r", nonce="n3", algorithm=MD5, qop="auth"
            """;

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private DatagramSocket server;

    @BeforeEach
    void open() throws IOException {
        server = new DatagramSocket(new InetSocketAddress(REGISTRAR.toInetAddress(), 0));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersTheFirstChallengeThatItKnowsAndKeepsTheGrantedTime() throws IOException {
        script(CHALLENGE, "200 OK\nContact: <sip:other@h>;expires=1\nContact: {contact};expires=120\n");
        try (SipRegister line = line(600)) {
            assertEquals(Duration.ofSeconds(120), line.register());
        }
        assertFalse(heard.getFirst().contains("Authorization"), heard.getFirst());
        assertTrue(
                heard.getLast().contains("Authorization: Digest username=\"auth\", realm=\"r\", nonce=\"n2\""),
                heard.getLast());
        assertTrue(header(heard.getFirst(), "Contact").endsWith(";dialtone-simulated>"), "it says what it is");
        assertEquals(header(heard.getFirst(), "Call-ID"), header(heard.getLast(), "Call-ID"));
        assertEquals(
                List.of("1 REGISTER", "2 REGISTER"),
                heard.stream().map(message -> header(message, "CSeq")).toList());
    }

    /** As after a takeover, when the proof comes to another process than the challenge came from. */
    @Test
    void answersOnceMoreWhereTheNonceIsTooOld() throws IOException {
        String stale =
                "401 Unauthorized\nWWW-Authenticate: Digest realm=\"r\", nonce=\"n4\", stale=true, qop=\"auth\"\n";
        script(CHALLENGE, stale, "200 OK\nContact: {contact};expires=60\n");
        try (SipRegister line = line(60)) {
            assertEquals(Duration.ofSeconds(60), line.register());
        }
        assertTrue(heard.getLast().contains("nonce=\"n4\""), heard.getLast());
    }

    @Test
    void endsWhereThePasswordIsWrong() throws IOException {
        script(CHALLENGE, CHALLENGE);
        try (SipRegister line = line(60)) {
            assertEquals(
                    "REGISTER of 1001 answered 401 Unauthorized",
                    assertThrows(IOException.class, line::register).getMessage());
        }
    }

    @Test
    void asksForLongerWhereTheRegistrarWantsIt() throws IOException {
        script("423 Interval Too Brief\nMin-Expires: 300\n", "200 OK\nContact: {contact};expires=300\n");
        try (SipRegister line = line(60)) {
            assertEquals(Duration.ofSeconds(300), line.register());
        }
        assertEquals(
                List.of("60", "300"),
                heard.stream().map(message -> header(message, "Expires")).toList());
    }

    @Test
    void tellsWhyItWasRefused() throws IOException {
        script("403 Forbidden\n");
        try (SipRegister line = line(60)) {
            assertEquals(
                    "REGISTER of 1001 answered 403 Forbidden",
                    assertThrows(IOException.class, line::register).getMessage());
        }
    }

    @Test
    void unregistersWithExpiresZero() throws IOException {
        script("200 OK\n");
        try (SipRegister line = line(60)) {
            line.unregister();
        }
        assertEquals("0", header(heard.getFirst(), "Expires"));
    }

    private SipRegister line(int expires) throws IOException {
        LineAccount account = new LineAccount(
                "1001",
                "auth",
                "secret",
                REGISTRAR.toString(),
                server.getLocalPort(),
                "udp",
                Duration.ofSeconds(expires));
        return new SipRegister(account, Ip4.of("127.66.8.9"), "Simulated", Duration.ofSeconds(30), new Random(1));
    }

    private void script(String... texts) {
        answers.addAll(List.of(texts));
        Thread.ofVirtual().start(() -> {
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            while (!answers.isEmpty()) {
                try {
                    server.receive(packet);
                    String request = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                    heard.add(request);
                    byte[] answer = answer(request, answers.poll()).getBytes(StandardCharsets.UTF_8);
                    server.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static String answer(String request, String text) {
        String echoed = request.lines()
                .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq):.*"))
                .collect(Collectors.joining("\n"));
        return ("SIP/2.0 "
                        + text.replace("{contact}", header(request, "Contact")).stripTrailing() + "\n" + echoed
                        + "\nContent-Length: 0\n\n")
                .replace("\n", "\r\n");
    }

    private static String header(String message, String name) {
        return message.lines()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1)
                .strip();
    }
}
