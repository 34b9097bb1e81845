package org.dialtone.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.dialtone.net.Ip4;
import org.dialtone.sip.Binding;

/**
 * One line of a phone: registers, answers the digest challenge, and registers again on the same Call-ID (RFC 3261
 * section 10.2).
 */
final class SipRegister implements Closeable {

    private final LineAccount account;
    private final String userAgent;
    private final RandomGenerator random;
    private final SipLink link;
    private final String contact;
    private final String callId;
    private final String tag;
    private long cseq;

    SipRegister(LineAccount account, Ip4 local, String userAgent, Duration patience, RandomGenerator random)
            throws IOException {
        this.account = account;
        this.userAgent = userAgent;
        this.random = random;
        link = SipLink.open(
                account.transport(), local, new InetSocketAddress(account.host(), account.port()), patience);
        contact = "sip:" + account.user() + "@" + local + ":" + link.localPort()
                + (account.transport().equals("udp") ? "" : ";transport=" + account.transport()) + ";"
                + Binding.SIMULATED;
        callId = token() + "@" + local;
        tag = token();
    }

    String user() {
        return account.user();
    }

    /**
     * Registers, and returns how long the registrar keeps the binding.
     *
     * @throws IOException with the registrar's words, when it refuses or stays silent
     */
    Duration register() throws IOException {
        return send(account.expires().toSeconds());
    }

    int repeated() {
        return link.repeated();
    }

    /** As {@link SipLink#listen}. */
    Optional<String> listen(Duration patience) throws IOException {
        return link.listen(patience);
    }

    /** Removes the binding. */
    void unregister() throws IOException {
        send(0);
    }

    private Duration send(long expires) throws IOException {
        SipAnswer answer = exchange(expires, null);
        Optional<Digest> challenge = answer.status() == 401 ? answer.challenge() : Optional.empty();
        if (challenge.isPresent()) {
            answer = exchange(expires, challenge.get());
        }
        // The registrar that made the nonce may have ended meanwhile, and another may answer.
        Optional<Digest> newer = answer.isStale() ? answer.challenge() : Optional.empty();
        if (newer.isPresent()) {
            answer = exchange(expires, newer.get());
        }
        if (answer.status() == 423 && answer.minExpires().orElse(0) > expires) {
            return send(answer.minExpires().getAsLong());
        }
        if (answer.status() != 200) {
            throw new IOException(
                    "REGISTER of " + account.user() + " answered " + answer.status() + " " + answer.reason());
        }
        return Duration.ofSeconds(answer.expires(contact).orElse(expires));
    }

    private SipAnswer exchange(long expires, Digest challenge) throws IOException {
        String branch = "z9hG4bK" + token();
        long number = ++cseq;
        return link.exchange(request(expires, challenge, branch, number), answer -> answer.answers(number, branch));
    }

    private String request(long expires, Digest challenge, String branch, long number) {
        String uri = "sip:" + account.host() + ":" + account.port();
        String identity = "<sip:" + account.user() + "@" + account.host() + ">";
        String authorization = challenge == null
                ? ""
                : "Authorization: "
                        + challenge.answer("REGISTER", uri, account.authName(), account.password(), token(), 1) + "\n";
        return """
                REGISTER %s SIP/2.0
                Via: SIP/2.0/%s %s;branch=%s;rport
                Max-Forwards: 70
                From: %s;tag=%s
                To: %s
                Call-ID: %s
                CSeq: %d REGISTER
                Contact: <%s>
                Expires: %d
                User-Agent: %s
                %sContent-Length: 0

                """.formatted(
                        uri,
                        account.transport().toUpperCase(Locale.ROOT),
                        contact.replaceAll(".*@|;.*", ""),
                        branch,
                        identity,
                        tag,
                        identity,
                        callId,
                        number,
                        contact,
                        expires,
                        userAgent,
                        authorization)
                .replace("\n", "\r\n");
    }

    private String token() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
