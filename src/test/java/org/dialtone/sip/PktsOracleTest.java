package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pkts.packet.sip.address.SipURI;
import io.pkts.packet.sip.header.AddressParametersHeader;
import io.pkts.packet.sip.header.ViaHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipUri;
import org.dialtone.sip.wire.SipWriter;
import org.dialtone.sip.wire.Via;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares parser and writer with those of pkts.io, on messages made at random from a seed. */
class PktsOracleTest {

    private static final List<String> METHODS =
            List.of("INVITE", "REGISTER", "OPTIONS", "BYE", "MESSAGE", "SUBSCRIBE", "NOTIFY", "REFER", "UPDATE");

    static Stream<Integer> rounds() {
        return IntStream.range(0, 40).boxed();
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void bothParsersReadTheSame(int round) throws IOException {
        SplittableRandom ofRound = new SplittableRandom(round);
        for (int i = 0; i < 25; i++) {
            byte[] bytes = message(ofRound).getBytes(StandardCharsets.ISO_8859_1);
            SipMessage ours = sound(bytes);
            assertEquals(read(io.pkts.packet.sip.SipMessage.frame(bytes.clone())), read(ours));
            byte[] written = SipWriter.write(ours);
            assertEquals(
                    read(ours), read(io.pkts.packet.sip.SipMessage.frame(written.clone())), "what we write, they read");
            byte[] theirs = io.pkts.packet.sip.SipMessage.frame(bytes.clone())
                    .toBuffer()
                    .getArray();
            assertEquals(read(ours), read(sound(theirs)), "what they write, we read");
            assertArrayEquals(written, SipWriter.write(sound(written)), "written twice it is the same");
        }
    }

    /** Reads the registrar's answers and the messages that the proxy forwards. */
    @Test
    void whatTheServerSendsReadsTheSame() throws IOException {
        Exchange exchange = new Exchange();
        Caller phone = new Caller(exchange.rig, "1001", "secret");
        List<SipMessage> sent = new ArrayList<>(List.of(phone.register("X: y"), phone.register(phone.contact())));
        for (String user : List.of("1004", "1002", "1006", "9", "nobody")) {
            exchange.server
                    .receive(
                            exchange.phones.get("a").request("INVITE", "sip:" + user + "@box", ""),
                            exchange.phones.get("a").source)
                    .forEach(effect -> sent.addAll(
                            effect instanceof Effect.Send(SipMessage message, Source _)
                                    ? List.of(message)
                                    : List.of()));
        }
        assertEquals(true, sent.size() > 8);
        for (SipMessage message : sent) {
            assertEquals(read(message), read(io.pkts.packet.sip.SipMessage.frame(SipWriter.write(message))));
        }
    }

    private static SipMessage sound(byte[] bytes) {
        return assertInstanceOf(
                        Parsed.Sound.class,
                        SipParser.parse(bytes),
                        () -> new String(bytes, StandardCharsets.ISO_8859_1))
                .message();
    }

    private static String read(SipMessage message) {
        String start = switch (message) {
            case SipRequest request -> request.method() + " " + request.uri();
            case SipResponse response -> response.status() + " " + response.reason();
        };
        String hops = message.headers().list(Headers.VIA).stream()
                .map(hop -> Via.parse(hop).orElseThrow())
                .map(via -> via.transport() + " " + via.host() + " " + via.port() + " "
                        + via.branch().orElse(""))
                .collect(Collectors.joining(", "));
        return String.join(
                "\n",
                start,
                hops,
                read(message.from().orElseThrow()),
                read(message.to().orElseThrow()),
                message.callId(),
                message.cseq().orElseThrow().number() + " "
                        + message.cseq().orElseThrow().method(),
                message.headers()
                        .first(Headers.CONTACT)
                        .map(value -> read(NameAddress.parse(value).orElseThrow()))
                        .orElse(""),
                new String(message.body(), StandardCharsets.ISO_8859_1));
    }

    private static String read(NameAddress address) {
        SipUri uri = address.sipUri().orElseThrow();
        return address.display() + " " + uri.scheme() + " " + uri.user() + " " + uri.host() + " " + uri.port() + " "
                + address.tag().orElse("");
    }

    private static String read(io.pkts.packet.sip.SipMessage message) {
        String start = message.isRequest()
                ? message.getMethod() + " " + message.toRequest().getRequestUri()
                : message.toResponse().getStatus() + " " + message.toResponse().getReasonPhrase();
        String hops = message.getViaHeaders().stream().map(PktsOracleTest::read).collect(Collectors.joining(", "));
        return String.join(
                "\n",
                start,
                hops,
                read(message.getFromHeader()),
                read(message.getToHeader()),
                message.getCallIDHeader().getCallId().toString(),
                message.getCSeqHeader().getSeqNumber() + " "
                        + message.getCSeqHeader().getMethod(),
                message.getContactHeader() == null ? "" : read(message.getContactHeader()),
                message.hasContent() ? new String(message.getContent().getArray(), StandardCharsets.ISO_8859_1) : "");
    }

    private static String read(ViaHeader via) {
        return via.getTransport() + " " + via.getHost() + " " + Math.max(0, via.getPort()) + " "
                + (via.getBranch() == null ? "" : via.getBranch());
    }

    private static String read(AddressParametersHeader header) {
        SipURI uri = header.getAddress().getURI().toSipURI();
        return (header.getAddress().getDisplayName() == null
                        ? ""
                        : header.getAddress().getDisplayName()) + " " + (uri.isSecure() ? "sips" : "sip") + " "
                + uri.getUser().map(Object::toString).orElse("") + " " + uri.getHost() + " "
                + Math.max(0, uri.getPort()) + " "
                + (header.getParameter("tag") == null ? "" : header.getParameter("tag"));
    }

    private static String message(SplittableRandom random) {
        String method = METHODS.get(random.nextInt(METHODS.size()));
        String body = random.nextInt(3) == 0 ? "v=0\r\n" + word(random, 200) : "";
        List<String> fields = new ArrayList<>();
        fields.add(either(random, "From: ", "f: ", "FROM : ") + address(random) + ";tag=" + word(random, 12));
        fields.add(either(random, "To: ", "t: ", "to:")
                + address(random)
                + (random.nextBoolean() ? "" : ";tag=" + word(random, 12)));
        fields.add(either(random, "Call-ID: ", "i: ", "call-id:") + word(random, 20) + "@" + host(random));
        fields.add("CSeq: " + random.nextInt(Integer.MAX_VALUE) + " " + method);
        fields.add("Max-Forwards: " + random.nextInt(100));
        if (random.nextBoolean()) {
            fields.add(either(random, "Contact: ", "m: ") + address(random) + ";expires=" + random.nextInt(4000));
        }
        if (random.nextBoolean()) {
            fields.add("X-" + word(random, 8) + ": " + word(random, 60));
        }
        for (int hops = random.nextInt(3); hops >= 0; hops--) {
            // The other parser doesn't know v: as a short form of Via.
            fields.addFirst("Via: SIP/2.0/" + either(random, "UDP", "TCP", "TLS") + " " + host(random)
                    + (random.nextBoolean() ? ":" + (1 + random.nextInt(65_535)) : "") + ";branch=z9hG4bK"
                    + word(random, 20) + (random.nextBoolean() ? ";rport" : ""));
        }
        String start = random.nextInt(4) > 0
                ? method + " " + uri(random) + " SIP/2.0"
                : "SIP/2.0 " + (100 + random.nextInt(600)) + " " + word(random, 9);
        fields.add(either(random, "Content-Length: ", "l: ") + body.length());
        return start + "\r\n" + String.join("\r\n", fields) + "\r\n\r\n" + body;
    }

    private static String address(SplittableRandom random) {
        String display =
                either(random, "", word(random, 8) + " ", "\"" + word(random, 6) + " " + word(random, 4) + "\" ");
        return display + "<" + uri(random) + ">";
    }

    private static String uri(SplittableRandom random) {
        return either(random, "sip:", "sips:") + word(random, 10) + "@" + host(random)
                + (random.nextBoolean() ? ":" + (1 + random.nextInt(65_535)) : "")
                + either(random, "", ";transport=tcp", ";user=phone;lr");
    }

    private static String host(SplittableRandom random) {
        return either(
                random,
                "10.66." + random.nextInt(256) + "." + random.nextInt(256),
                word(random, 6).toLowerCase(Locale.ROOT) + ".example");
    }

    private static String word(SplittableRandom random, int longest) {
        String requestFactory = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        return random.ints(1 + random.nextInt(longest), 0, requestFactory.length())
                .mapToObj(i -> String.valueOf(requestFactory.charAt(i)))
                .collect(Collectors.joining());
    }

    private static String either(SplittableRandom random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
