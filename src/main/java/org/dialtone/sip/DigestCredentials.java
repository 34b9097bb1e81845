package org.dialtone.sip;

import java.security.MessageDigest;
import java.util.Optional;
import org.dialtone.sip.wire.AuthFields;

/**
 * What a client answers to a challenge (RFC 7616 section 3.4). An {@code opaque} is not looked at: none was given.
 *
 * @param qop {@code auth}, or empty from clients of before RFC 2617
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

    /** Empty where a field is missing or asks for what was not offered. */
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

    /** The response that someone with this H(A1) would have given (RFC 7616 section 3.4.1). */
    String expected(String secret, String method, MessageDigest digest) {
        String request = algorithm.hash(digest, method + ":" + uri);
        return algorithm.hash(
                digest,
                qop.isEmpty()
                        ? secret + ":" + nonce + ":" + request
                        : secret + ":" + nonce + ":" + nonceCount + ":" + cnonce + ":" + qop + ":" + request);
    }
}
