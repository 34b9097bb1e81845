package org.dialtone.sip;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/**
 * A phone that follows the test's script and remembers the last messages it got, enough to answer and to continue a
 * dialog.
 */
final class Handset {

    private static final Set<String> BEGIN_DIALOGS = Set.of("INVITE", "SUBSCRIBE");

    final String name;
    final String user;
    final Source source;
    /** Null: it has none. */
    private final String password;
    /** A nonce of the box, which a phone would learn from its challenge. */
    private final Supplier<String> nonces;

    private final Map<String, SipRequest> got = new HashMap<>();
    private String branch = "z9hG4bKnone";
    private String from;
    private String to;
    private String callId;
    private String remote;
    private String routes = "";
    private int cseq;

    /** A phone without a password. */
    Handset(String name, String user, String address, String transport) {
        this(name, user, address, transport, null, () -> "");
    }

    Handset(String name, String user, String address, String transport, String password, Supplier<String> nonces) {
        this.password = password;
        this.nonces = nonces;
        this.name = name;
        this.user = user;
        this.source = new Source(Ip4.of(address), 5062, Transport.of(transport));
    }

    String contact() {
        return "sip:" + user + "@" + source.ip() + ":5062";
    }

    Binding binding(Instant now) {
        return new BindingBuilder(user, source.ip())
                .contact(contact())
                .port(source.port())
                .transport(source.transport())
                .callId("boot-" + name)
                .from(now, Duration.ofSeconds(3600))
                .build();
    }

    void hear(SipMessage message) {
        switch (message) {
            case SipRequest request -> {
                got.put(request.method(), request);
                if (request.method().equals("INVITE")
                        && request.to().flatMap(NameAddress::tag).isEmpty()) {
                    join(request);
                }
            }
            case SipResponse response
            when response.status() >= 200
                    && response.status() < 300
                    && BEGIN_DIALOGS.contains(response.cseq().orElseThrow().method()) -> {
                to = response.headers().first(Headers.TO).orElseThrow();
                remote = contact(response);
                routes = routes(response.headers().list("Record-Route").reversed());
            }
            case SipResponse _ -> {}
        }
    }

    /** The last request of this method that it got. */
    SipRequest heard(String method) {
        return got.get(method);
    }

    private void join(SipRequest invite) {
        from = invite.headers().first(Headers.TO).orElseThrow() + ";tag=" + name;
        to = invite.headers().first(Headers.FROM).orElseThrow();
        callId = invite.callId();
        remote = contact(invite);
        routes = routes(invite.headers().list("Record-Route"));
    }

    private static String contact(SipMessage message) {
        return message.headers()
                .first(Headers.CONTACT)
                .flatMap(NameAddress::parse)
                .map(NameAddress::uri)
                .orElse("sip:nobody@0.0.0.0");
    }

    private static String routes(List<String> hops) {
        return hops.stream().map(hop -> "Route: " + hop + "\n").collect(Collectors.joining());
    }

    /** Makes a request that begins a dialog. */
    Parsed request(String method, String uri, String more) {
        return begin(method, uri, proof(method, uri), more);
    }

    /** Makes a request that begins a dialog, without credentials. */
    Parsed bare(String method, String uri, String more) {
        return begin(method, uri, "", more);
    }

    private Parsed begin(String method, String uri, String proof, String more) {
        String as = more.startsWith("From: ") ? more.substring(6, more.indexOf('\n')) : "<sip:" + user + "@box>";
        String rest = more.startsWith("From: ") ? more.substring(more.indexOf('\n') + 1) : more;
        from = as + ";tag=" + name;
        to = "<" + uri + ">";
        callId = "call-" + name + "-" + ++cseq;
        return send(method, uri, cseq, proof + rest);
    }

    /** The credentials of a request that begins something; empty where the phone has no password. */
    String proof(String method, String uri) {
        return password == null
                ? ""
                : "Proxy-Authorization: " + Caller.answer("MD5", user, password, method, uri, nonces.get(), 1) + "\n";
    }

    /** Makes a request within the dialog. */
    Parsed inside(String method) {
        return inside(method, method.equals("NOTIFY") ? "Event: refer\n" : "");
    }

    /** Makes a request within the dialog with these fields. */
    Parsed inside(String method, String more) {
        return send(method, remote, method.equals("ACK") ? cseq : ++cseq, routes + more);
    }

    private Parsed send(String method, String uri, int number, String more) {
        branch = "z9hG4bK" + name + number + method;
        return text(method, uri, number, branch, more);
    }

    /** Makes a request of the same hop, which cancels or acknowledges the last request. */
    Parsed sameHop(String method, String uri, String of) {
        branch = "z9hG4bK" + name + cseq + of;
        return text(method, uri, cseq, branch, "");
    }

    private Parsed text(String method, String uri, int number, String branch, String more) {
        return parse(method + " " + uri + " SIP/2.0\nVia: SIP/2.0/"
                + source.transport() + " " + source.ip() + ":5062;branch="
                + branch + "\nFrom: " + from + "\nTo: " + to + "\nCall-ID: " + callId + "\nCSeq: " + number + " "
                + method
                + "\nContact: <" + contact() + ">\n" + more + "\n");
    }

    /** Makes an answer to the last request of this method. */
    Parsed answer(String status, String method, String more) {
        SipRequest request = got.get(method);
        List<String> lines = new ArrayList<>();
        lines.add("SIP/2.0 " + status + " Whatever");
        request.headers().list(Headers.VIA).forEach(hop -> lines.add("Via: " + hop));
        request.headers().list("Record-Route").forEach(hop -> lines.add("Record-Route: " + hop));
        for (String field : List.of(Headers.FROM, Headers.CALL_ID, Headers.CSEQ)) {
            lines.add(field + ": " + request.headers().first(field).orElseThrow());
        }
        String asked = request.headers().first(Headers.TO).orElseThrow();
        lines.add("To: " + asked + (asked.contains("tag=") || status.equals("100") ? "" : ";tag=" + name));
        return parse(
                String.join("\n", lines) + "\n" + (more.isEmpty() ? "Contact: <" + contact() + ">\n" : more) + "\n");
    }

    private static Parsed parse(String text) {
        return SipParser.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
