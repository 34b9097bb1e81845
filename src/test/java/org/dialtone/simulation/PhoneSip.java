package org.dialtone.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.AuthFields;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipResponse;

/** The one line of an honest phone: registers over UDP, answers the challenge, refreshes (RFC 3261 section 10.2). */
final class PhoneSip {

    private static final int EXPIRES = 3_600;
    /** RFC 3261 section 17.1.2: T1 doubled up to T2, for 64 times T1 in all. */
    private static final int FIRST_WAIT = 500;

    private static final int LONGEST_WAIT = 4_000;
    private static final int TIMEOUT = 32_000;

    private final HonestPhone phone;
    private final VirtualTime time;
    private final Chance chance;
    private String user;
    private String password;
    private Ip4 address;
    private String callId;
    private AuthFields challenge;
    private String branch;
    private int cseq;
    private int turn;
    private boolean registered;

    PhoneSip(HonestPhone phone, VirtualTime time, Chance chance) {
        this.phone = phone;
        this.time = time;
        this.chance = chance;
    }

    boolean registered() {
        return registered;
    }

    void start(Ip4 here, String account, String secret) {
        address = here;
        user = account;
        password = secret;
        callId = Integer.toHexString(chance.number()) + "@" + here;
        challenge = null;
        registered = false;
        register();
    }

    void stop() {
        registered = false;
        turn++;
    }

    private void register() {
        cseq++;
        branch = "z9hG4bK" + Integer.toHexString(chance.number());
        send(request(), FIRST_WAIT, 0);
    }

    /** Sends again and again until the answer comes or the time is over. */
    private void send(String text, int wait, int waited) {
        phone.sip("REGISTER " + user + (challenge == null ? "" : " with digest"), address, text);
        later(Duration.ofMillis(wait), () -> {
            if (waited + wait >= TIMEOUT) {
                registered = false;
                challenge = null;
                later(chance.seconds(20, 40), this::register);
            } else {
                send(text, Math.min(2 * wait, LONGEST_WAIT), waited + wait);
            }
        });
    }

    private void later(Duration wait, Runnable task) {
        int mine = ++turn;
        time.after(wait, () -> {
            if (turn == mine) {
                task.run();
            }
        });
    }

    void hear(byte[] bytes) {
        if (SipParser.parse(bytes) instanceof Parsed.Sound(SipMessage message)
                && message instanceof SipResponse response
                && branch != null
                && response.headers().first(Headers.VIA).orElse("").contains(branch)) {
            answered(response);
        }
    }

    private void answered(SipResponse response) {
        branch = null;
        if (response.status() == 401 && response.headers().has("WWW-Authenticate") && !isRefused(response)) {
            challenge = response.headers().all("WWW-Authenticate").stream()
                    .flatMap(text -> AuthFields.parse(text).stream())
                    .filter(fields -> "MD5".equalsIgnoreCase(fields.get("algorithm")))
                    .findFirst()
                    .orElseThrow();
            register();
        } else if (response.status() == 200) {
            registered = true;
            challenge = null;
            later(chance.seconds(EXPIRES / 2, EXPIRES * 3 / 4), this::register);
        } else {
            registered = false;
            challenge = null;
            later(chance.seconds(15, 45), this::register);
        }
    }

    /** A second challenge without the word that the nonce is old means that the password is wrong. */
    private boolean isRefused(SipResponse response) {
        return challenge != null
                && response.headers().all("WWW-Authenticate").stream().noneMatch(text -> text.contains("stale=true"));
    }

    private String request() {
        String uri = "sip:" + VirtualLan.BOX;
        List<String> lines = List.of(
                "REGISTER " + uri + " SIP/2.0",
                "Via: SIP/2.0/UDP " + address + ":5062;branch=" + branch + ";rport",
                "Max-Forwards: 70",
                "From: <sip:" + user + "@" + VirtualLan.BOX + ">;tag=phone",
                "To: <sip:" + user + "@" + VirtualLan.BOX + ">",
                "Call-ID: " + callId,
                "CSeq: " + cseq + " REGISTER",
                "Contact: <sip:" + user + "@" + address + ":5062>;expires=" + EXPIRES,
                "Content-Length: 0");
        String credentials = challenge == null ? "" : "\r\nAuthorization: " + credentials(uri);
        return String.join("\r\n", lines) + credentials + "\r\n\r\n";
    }

    private String credentials(String uri) {
        String realm = challenge.get("realm");
        String nonce = challenge.get("nonce");
        String response = md5(md5(user + ":" + realm + ":" + password) + ":" + nonce + ":00000001:c0ffee:auth:"
                + md5("REGISTER:" + uri));
        return "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0ffee\""
                .formatted(user, realm, nonce, uri, response);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
