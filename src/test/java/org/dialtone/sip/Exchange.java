package org.dialtone.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.dialtone.journal.EventWords;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipPlan.Number;
import org.dialtone.sip.wire.AuthFields;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipWriter;

/**
 * A SIP server for tests, with registered phones: a (1001), b and c (both 1003), d (1004), t (1002, over TCP), s (1006,
 * over TLS); x is a stranger.
 */
final class Exchange implements LocalAddresses {

    static final Ip4 BOX = Ip4.of("10.66.0.1");

    /** Phone a calls phone d. */
    static final String INVITE = """
            INVITE sip:1004@10.66.0.1 SIP/2.0
            Via: SIP/2.0/UDP 10.66.1.5:5062;branch=z9hG4bKa1;rport
            Max-Forwards: 20
            Route: <sip:10.66.0.1:5060;lr>
            From: "Ann" <sip:1001@10.66.0.1>;tag=a
            To: <sip:1004@10.66.0.1>
            Call-ID: c1
            CSeq: 1 INVITE
            Contact: <sip:1001@10.66.1.5:5062>
            Content-Type: application/sdp

            v=0
            """;

    private static final String KEY = "a key of dialogs";
    final RegistrarRig rig = new RegistrarRig();
    final Map<String, Handset> phones = new LinkedHashMap<>();
    final List<String> lines = new ArrayList<>();
    Ip4 box = BOX;
    EndedCalls ended;
    CallBook calls;
    SipServer server;

    Exchange() {
        rig.holders.put(Ip4.of("10.66.1.8"), RegistrarRig.OTHER);
        for (String phone : List.of(
                "a 1001 10.66.1.5 udp",
                "b 1003 10.66.1.6 udp",
                "c 1003 10.66.1.7 udp",
                "d 1004 10.66.1.8 udp",
                "t 1002 10.66.1.9 tcp",
                "s 1006 10.66.1.10 tls",
                "x 1001 10.66.9.9 udp")) {
            String[] parts = phone.split(" ");
            String password = parts[0].equals("x")
                    ? null
                    : RegistrarRig.extensions().get(parts[1]).password();
            phones.put(parts[0], new Handset(parts[0], parts[1], parts[2], parts[3], password, this::nonce));
        }
        phones.values().stream()
                .filter(phone -> !phone.name.equals("x"))
                .collect(Collectors.groupingBy(phone -> phone.user))
                .forEach((user, held) -> rig.stored.put(
                        user, held.stream().map(phone -> phone.binding(rig.now)).toList()));
        restart();
    }

    /** Restarts as the process does: it forgets calls, and keeps bindings. */
    void restart() {
        rig.restart();
        rig.registrar.install(new SipPlanBuilder(RegistrarRig.extensions())
                .numbers(Map.of(
                        "9",
                        new Number("9", "Desk", List.of("1003", "1004"), true),
                        "112",
                        new Number("112", "Help", List.of("1004"), false),
                        "8",
                        new Number("8", "Gone", List.of("1005"), false)))
                .build());
        ended = new EndedCalls();
        calls = new CallBook(() -> rig.now, 0, ended);
        server = SipServer.of(rig.registrar, calls, this, KEY::getBytes, new SplittableRandom(11));
    }

    /** A fresh nonce, from the challenge to a stranger. */
    String nonce() {
        Handset stranger = new Handset("n", "nobody", "10.66.9.10", "udp");
        return sent(server.receive(stranger.request("MESSAGE", "sip:1004@box", ""), stranger.source)).stream()
                .map(message -> message.headers().first("Proxy-Authenticate").orElseThrow())
                .map(challenge -> AuthFields.parse(challenge).orElseThrow().get("nonce"))
                .findFirst()
                .orElseThrow();
    }

    /** The text of a request that begins something, with the credentials of this phone. */
    String proven(Handset phone, String text) {
        String[] line = text.split(" ", 3);
        return text.replaceFirst("(?m)^CSeq:", Matcher.quoteReplacement(phone.proof(line[0], line[1])) + "CSeq:");
    }

    /** Sends a text with the phone's password. */
    List<Effect> receive(String phone, String text) {
        Handset handset = phones.get(phone);
        return server.receive(parse(proven(handset, text)), handset.source);
    }

    static Parsed parse(String text) {
        return SipParser.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    static String text(SipMessage message) {
        return new String(SipWriter.write(message), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }

    /** The messages among effects. */
    static List<SipMessage> sent(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).message())
                .toList();
    }

    void send(Handset phone, Parsed message) {
        perform(server.receive(message, phone.source));
    }

    void pass(long millis) {
        for (long step = 0; step < millis; step += 100) {
            rig.now = rig.now.plusMillis(100);
            rig.elapsed += 100_000_000L;
            perform(server.wake());
            if (step % 5000 == 0) {
                perform(server.expire());
            }
        }
    }

    /** Writes and reads every message before a phone receives it. */
    void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Send(SipMessage message, Source to) ->
                    deliver(((Parsed.Sound) SipParser.parse(SipWriter.write(message))).message(), to);
                case Effect.Alarm alarm -> lines.add("! " + EventWords.english().says(alarm.event(), alarm.details()));
                case Effect.Rotated(SipPlan.Extension extension) ->
                    lines.add("! all phones of " + extension.user() + " have the new password");
                case Effect.AwaitCommit(BindingCommit commit) ->
                    commit.stored().whenComplete((_, _) -> perform(server.ended(List.of(commit))));
                case Effect.Wake _, Effect.Meet _ -> {}
            }
        }
    }

    /** The alarms among effects, each with its subject. */
    static List<String> alarms(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Alarm.class::isInstance)
                .map(Effect.Alarm.class::cast)
                .map(alarm -> alarm.event() + " " + alarm.subject())
                .toList();
    }

    private void deliver(SipMessage message, Source to) {
        Handset phone = phones.values().stream()
                .filter(each -> each.source.equals(to))
                .findFirst()
                .orElseThrow(() -> new AssertionError("sent to " + to));
        lines.add("< " + phone.name + " "
                + switch (message) {
                    case SipRequest request -> request.method() + " " + request.uri() + ToldState.of(request);
                    case SipResponse response ->
                        response.status() + " " + response.cseq().orElseThrow().method();
                });
        phone.hear(message);
    }

    @Override
    public Ip4 toward(Ip4 remote) {
        return box;
    }

    @Override
    public boolean owns(Ip4 address) {
        return address.equals(box);
    }

    @Override
    public int port() {
        return 5060;
    }

    @Override
    public int securePort() {
        return 5061;
    }
}
