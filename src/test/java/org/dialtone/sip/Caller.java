package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.AuthFields;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipWriter;

/**
 * A phone for the registrar's tests: it writes its messages and computes its digests by itself, so that the registrar's
 * code doesn't check itself.
 */
final class Caller {

    final String user;
    final String password;
    Ip4 address = RegistrarRig.HOME;
    String callId = "boot-1";
    String algorithm = "MD5";
    String qop = "auth";
    String username;
    String uri = "sip:10.66.0.1";
    String requestUri = "sip:10.66.0.1";
    String addressOfRecord;
    String nonce;
    int cseq;
    int count;
    private final RegistrarRig rig;

    Caller(RegistrarRig rig, String user, String password) {
        this.rig = rig;
        this.user = user;
        this.username = user;
        this.password = password;
    }

    /** Sends one request with these fields; with credentials once there is a nonce. */
    SipResponse send(String... fields) {
        cseq++;
        count++;
        return sendAgain(fields);
    }

    /** Returns the request that {@link #send} would send. */
    Parsed next(String... fields) {
        cseq++;
        count++;
        return SipParser.parse(text(fields).getBytes(StandardCharsets.ISO_8859_1));
    }

    Source source() {
        return new Source(address, 5062, Transport.UDP);
    }

    /** Sends as {@link #send}, with the last request's CSeq. */
    SipResponse sendAgain(String... fields) {
        return rig.answer(SipParser.parse(text(fields).getBytes(StandardCharsets.ISO_8859_1)), source())
                .map(Caller::overTheWire)
                .orElseThrow();
    }

    private static SipResponse overTheWire(SipResponse response) {
        return (SipResponse) assertInstanceOf(Parsed.Sound.class, SipParser.parse(SipWriter.write(response)))
                .message();
    }

    /** Sends a request, and sends it again with the answer to the challenge. */
    SipResponse register(String... fields) {
        if (nonce == null) {
            learn(send(fields));
        }
        return send(fields);
    }

    SipResponse register() {
        return register(contact());
    }

    String contact() {
        return "Contact: <sip:" + user + "@" + address + ":5062>";
    }

    void learn(SipResponse challenge) {
        count = 0;
        nonce = challenges(challenge).getFirst().get("nonce");
    }

    static List<AuthFields> challenges(SipResponse response) {
        return response.headers().all("WWW-Authenticate").stream()
                .map(value -> AuthFields.parse(value).orElseThrow())
                .toList();
    }

    private String text(String... fields) {
        String aor = addressOfRecord == null ? "sip:" + user + "@10.66.0.1" : addressOfRecord;
        return ("REGISTER " + requestUri + " SIP/2.0\n"
                        + "Via: SIP/2.0/UDP " + address + ":5062;branch=z9hG4bK" + cseq + ";rport\n"
                        + "From: <" + aor + ">;tag=from\nTo: <" + aor + ">\n"
                        + "Call-ID: " + callId + "\nCSeq: " + cseq + " REGISTER\n"
                        + String.join("\n", fields) + "\n"
                        + (nonce == null ? "" : "Authorization: " + credentials() + "\n") + "\n")
                .replace("\n", "\r\n");
    }

    private String credentials() {
        return qop.isEmpty()
                ? answer(algorithm, username, password, "REGISTER", uri, nonce, 0)
                : answer(algorithm, username, password, "REGISTER", uri, nonce, count)
                        .replace("qop=auth", "qop=" + qop);
    }

    /** Returns a client's response to a challenge; without qop, as before RFC 2617, where the count is 0. */
    static String answer(
            String algorithm, String username, String password, String method, String uri, String nonce, int count) {
        String secret = hash(algorithm, username + ":" + RegistrarRig.REALM + ":" + password);
        String request = hash(algorithm, method + ":" + uri);
        String number = String.format("%08x", count);
        String middle = count == 0 ? "" : ":" + number + ":c0ffee:auth";
        return "Digest username=\"" + username + "\", realm=\"" + RegistrarRig.REALM + "\", nonce=\"" + nonce
                + "\", uri=\""
                + uri + "\", response=\""
                + hash(algorithm, secret + ":" + nonce + middle + ":" + request) + "\", algorithm=" + algorithm
                + (count == 0 ? "" : ", qop=auth, nc=" + number + ", cnonce=\"c0ffee\"");
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
