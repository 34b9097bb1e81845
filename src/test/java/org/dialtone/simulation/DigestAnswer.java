package org.dialtone.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.dialtone.sip.wire.AuthFields;
import org.dialtone.sip.wire.SipResponse;

/** The answers of one line to digest challenges, with MD5 as the oldest phones do (RFC 2617 section 3.2.2). */
record DigestAnswer(String user, String password) {

    /** The challenge of a 401 or 407 that this line can answer. @param field WWW-Authenticate or Proxy-Authenticate */
    static AuthFields challenge(SipResponse response, String field) {
        return challenges(response, field).stream()
                .flatMap(text -> AuthFields.parse(text).stream())
                .filter(fields -> "MD5".equalsIgnoreCase(fields.get("algorithm")))
                .findFirst()
                .orElseThrow();
    }

    /** Whether only the nonce of the answer before was too old. */
    static boolean isStale(SipResponse response, String field) {
        return challenges(response, field).stream().anyMatch(text -> text.contains("stale=true"));
    }

    private static List<String> challenges(SipResponse response, String field) {
        return response.headers().all(field);
    }

    String to(AuthFields challenge, String method, String uri) {
        String realm = challenge.get("realm");
        String nonce = challenge.get("nonce");
        String response = md5(md5(user + ":" + realm + ":" + password) + ":" + nonce + ":00000001:c0ffee:auth:"
                + md5(method + ":" + uri));
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
