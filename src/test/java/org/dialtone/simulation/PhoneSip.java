package org.dialtone.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.AuthFields;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipResponse;

/** The one line of an honest phone: registers over UDP, answers the challenge, refreshes (RFC 3261 section 10.2). */
final class PhoneSip {

    private static final int EXPIRES = 3_600;
    private static final String CHALLENGE = "WWW-Authenticate";

    private final HonestPhone phone;
    private final VirtualTime time;
    private final Chance chance;
    private DigestAnswer line;
    private Ip4 address;
    private String callId;
    private AuthFields challenge;
    private String branch;
    private Resending sending;
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

    void start(Ip4 here, DigestAnswer account) {
        stop();
        address = here;
        line = account;
        callId = Integer.toHexString(chance.number()) + "@" + here;
        challenge = null;
        registered = false;
        register();
    }

    /** Registers again before its time. */
    void refresh() {
        if (registered) {
            register();
        }
    }

    void stop() {
        registered = false;
        turn++;
        if (sending != null) {
            sending.stop();
        }
    }

    private void register() {
        cseq++;
        branch = "z9hG4bK" + Integer.toHexString(chance.number());
        String text = request();
        sending = new Resending(
                time,
                () -> phone.sip(
                        "REGISTER " + line.user() + (challenge == null ? "" : " with digest"),
                        address,
                        text.getBytes(StandardCharsets.ISO_8859_1)),
                () -> {
                    registered = false;
                    challenge = null;
                    later(chance.seconds(20, 40), this::register);
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

    void hear(SipResponse response) {
        if (branch != null && response.headers().first(Headers.VIA).orElse("").contains(branch)) {
            answered(response);
        }
    }

    private void answered(SipResponse response) {
        branch = null;
        sending.stop();
        if (response.status() == 401 && response.headers().has(CHALLENGE) && !isRefused(response)) {
            challenge = DigestAnswer.challenge(response, CHALLENGE);
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
        return challenge != null && !DigestAnswer.isStale(response, CHALLENGE);
    }

    private String request() {
        String uri = "sip:" + VirtualLan.BOX;
        List<String> lines = List.of(
                "REGISTER " + uri + " SIP/2.0",
                "Via: SIP/2.0/UDP " + address + ":5062;branch=" + branch + ";rport",
                "Max-Forwards: 70",
                "From: <sip:" + line.user() + "@" + VirtualLan.BOX + ">;tag=phone",
                "To: <sip:" + line.user() + "@" + VirtualLan.BOX + ">",
                "Call-ID: " + callId,
                "CSeq: " + cseq + " REGISTER",
                "Contact: <sip:" + line.user() + "@" + address + ":5062>;expires=" + EXPIRES,
                "Content-Length: 0");
        String credentials = challenge == null ? "" : "\r\nAuthorization: " + line.to(challenge, "REGISTER", uri);
        return String.join("\r\n", lines) + credentials + "\r\n\r\n";
    }
}
