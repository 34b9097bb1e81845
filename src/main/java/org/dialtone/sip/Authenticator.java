package org.dialtone.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.journal.Reason;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.AuthFields;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipUri;
import org.dialtone.sip.wire.SipWriter;

/** Digest authentication (RFC 3261 section 22, RFC 8760). For one thread. */
final class Authenticator {

    private static final Account NOBODY = Account.of(new Extension("", "", "", false, Set.of()), "");

    private final Nonces nonces;
    private final PasswordRotation rotation;
    private final NonceCounts counts = new NonceCounts();
    private final Map<Algorithm, MessageDigest> digests = new EnumMap<>(Algorithm.class);

    Authenticator(Nonces nonces, PasswordRotation rotation) {
        this.nonces = nonces;
        this.rotation = rotation;
        for (Algorithm algorithm : Algorithm.values()) {
            digests.put(algorithm, algorithm.digest());
        }
    }

    DigestResult judge(SipRequest request, Source source, ChallengeKind door, Accounts accounts) {
        boolean answered = false;
        for (String value : request.headers().all(door.answer)) {
            Optional<AuthFields> fields = AuthFields.parse(value);
            if (fields.isPresent() && !isAnswer(fields.get(), accounts.realm())) {
                continue;
            }
            Optional<DigestCredentials> credentials = fields.flatMap(DigestCredentials::of);
            if (credentials.isPresent()) {
                return judge(request, source, credentials.get(), accounts);
            }
            answered = true;
        }
        return answered
                ? new DigestResult.Unreadable(Reason.CREDENTIALS_UNREADABLE, "credentials that can't be read")
                : new DigestResult.Unproven();
    }

    /** Whether the request uses a nonce that is valid now, whatever it proves. */
    boolean hasFreshNonce(SipRequest request, ChallengeKind door) {
        return request.headers().all(door.answer).stream()
                .flatMap(value -> AuthFields.parse(value).stream())
                .anyMatch(fields -> nonces.fresh(fields.get("nonce")));
    }

    /**
     * Whether the credentials answer the box's challenge. Credentials of another scheme, for another realm (RFC 3261
     * section 22.3), or with only a username count as none.
     */
    private static boolean isAnswer(AuthFields fields, String realm) {
        return fields.scheme().equals("digest")
                && fields.get("realm").equals(realm)
                && !fields.get("response").isEmpty();
    }

    private DigestResult judge(SipRequest request, Source source, DigestCredentials credentials, Accounts accounts) {
        if (!sameResource(credentials.uri(), request.uri())) {
            return new DigestResult.Unreadable(Reason.DIGEST_OF_OTHER_URI, "the digest's uri is not the Request-URI");
        }
        Account known = accounts.get(credentials.username());
        // The check of an unknown user takes the same time as that of a known one.
        Account account = known == null ? NOBODY : known;
        boolean right = fits(request, credentials, account.secrets());
        boolean old =
                !right && rotation.accepts(account.extension()) && fits(request, credentials, account.oldSecrets());
        if (known == null || !right && !old) {
            return new DigestResult.Wrong(
                    known == null ? Refusal.UNKNOWN_USER : Refusal.WRONG_PASSWORD, credentials.username());
        }
        // Only a client that knows the password learns that the nonce alone was wrong (RFC 7616 section 3.3).
        return nonces.fresh(credentials.nonce()) && isFirstUse(credentials, request, source)
                ? new DigestResult.Proven(known, old)
                : new DigestResult.Stale(credentials.algorithm());
    }

    private boolean fits(SipRequest request, DigestCredentials credentials, Map<Algorithm, String> secrets) {
        String expected = credentials.expected(
                secrets.get(credentials.algorithm()), request.method(), digests.get(credentials.algorithm()));
        return MessageDigest.isEqual(
                bytes(expected), bytes(credentials.response().toLowerCase(Locale.ROOT)));
    }

    /** A client without qop doesn't count its uses of a nonce, so that it has one. */
    private boolean isFirstUse(DigestCredentials credentials, SipRequest request, Source source) {
        return counts.rises(
                credentials.nonce(),
                credentials.qop().isEmpty() ? 1 : Long.parseLong(credentials.nonceCount(), 16),
                likeness(request, source));
    }

    /**
     * What a request that UDP brings twice has in common with itself. The digest covers neither the sender nor the
     * contacts, nor what a message says: who has overheard it could send it for himself, end the phone's registration,
     * or write something else around the digest.
     */
    private String likeness(SipRequest request, Source source) {
        String sender = source.ip().bits() + ":" + source.port() + " ";
        return sender + (request.method().equals("REGISTER") ? registration(request) : hash(SipWriter.write(request)));
    }

    /** All of a REGISTER that changes a registration: a whole site sends many at once. */
    private static String registration(SipRequest request) {
        Headers headers = request.headers();
        return request.callId() + " " + headers.first(Headers.CSEQ).orElse("") + " "
                + headers.first(Headers.EXPIRES).orElse("") + " "
                + String.join(",", headers.all(Headers.CONTACT));
    }

    private String hash(byte[] message) {
        return HexFormat.of().formatHex(digests.get(Algorithm.SHA_256).digest(message));
    }

    /**
     * Whether both URIs name the same resource. Any host in them means this box (RFC 7616 section 3.4.6): clients write
     * its address in one and its realm in the other.
     */
    private static boolean sameResource(String one, String other) {
        return one.equals(other)
                || SipUri.parse(one)
                        .flatMap(uri -> SipUri.parse(other).map(SipUri::user).filter(uri.user()::equals))
                        .isPresent();
    }

    /** The challenges, one for each algorithm in this order (RFC 8760 section 2.3). */
    List<Header> challenges(ChallengeKind door, String realm, List<Algorithm> offered, boolean stale) {
        String nonce = nonces.make();
        String quoted = realm.replace("\\", "\\\\").replace("\"", "\\\"");
        List<Header> challenges = new ArrayList<>(2);
        for (Algorithm algorithm : offered) {
            challenges.add(new Header(
                    door.challenge,
                    "Digest realm=\"" + quoted + "\", nonce=\"" + nonce + "\", algorithm=" + algorithm.token()
                            + ", qop=\"auth\"" + (stale ? ", stale=true" : "")));
        }
        return challenges;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
