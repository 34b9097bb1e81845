package org.dialtone.sip;

import java.security.MessageDigest;
import java.util.Optional;
import org.dialtone.sip.wire.AuthFields;

/**
 * The client's answer to a challenge (RFC 7616 section 3.4). It ignores {@code opaque}, because the box sends none.
 *
 * @param qop {@code auth}, or empty from clients older than RFC 2617
 */
record DigestCredentials(
        String username,
        String realm,
        String nonce,
        String uri,
        String response,
        Algorithm algorithm,
        String qop,
        String cnonce,
        String nonceCount) {

    /** Reads the credentials; empty where a field is missing or asks for something that the box didn't offer. */
    static Optional<DigestCredentials> of(AuthFields fields) {
        return Algorithm.named(fields.get("algorithm"))
                .map(algorithm -> new DigestCredentials(
                        fields.get("username"),
                        fields.get("realm"),
                        fields.get("nonce"),
                        fields.get("uri"),
                        fields.get("response"),
                        algorithm,
                        fields.get("qop"),
                        fields.get("cnonce"),
                        fields.get("nc")))
                .filter(DigestCredentials::complete);
    }

    private boolean complete() {
        boolean protectedWell = qop.isEmpty() || qop.equalsIgnoreCase("auth") && !cnonce.isEmpty() && count();
        return !username.isEmpty() && !nonce.isEmpty() && !uri.isEmpty() && !response.isEmpty() && protectedWell;
    }

    private boolean count() {
        for (int i = 0; i < nonceCount.length(); i++) {
            if (Character.digit(nonceCount.charAt(i), 16) < 0) {
                return false;
            }
        }
        return nonceCount.length() == 8;
    }

    /** The response of a client with this H(A1) (RFC 7616 section 3.4.1). */
    String expected(String secret, String method, MessageDigest digest) {
        String request = algorithm.hash(digest, method + ":" + uri);
        return algorithm.hash(
                digest,
                qop.isEmpty()
                        ? secret + ":" + nonce + ":" + request
                        : secret + ":" + nonce + ":" + nonceCount + ":" + cnonce + ":" + qop + ":" + request);
    }
}
