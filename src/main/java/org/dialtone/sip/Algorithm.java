package org.dialtone.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The offered digest algorithms, the preferred one first (RFC 8760 section 2.4). */
enum Algorithm {
    SHA_256("SHA-256"),
    MD5("MD5");

    static final List<Algorithm> ALL = List.of(values());

    /** The name in header fields and in the JDK. */
    private final String token;

    Algorithm(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    /** The algorithm of this name; no name means MD5 (RFC 2617 section 3.2.1). */
    static Optional<Algorithm> named(String token) {
        for (Algorithm algorithm : ALL) {
            if (algorithm.token.equalsIgnoreCase(token)) {
                return Optional.of(algorithm);
            }
        }
        return token.isEmpty() ? Optional.of(MD5) : Optional.empty();
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(token);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + token, e);
        }
    }

    /** The hash in lower-case hex; the text is hashed byte for byte as it came over the wire. */
    String hash(MessageDigest digest, String text) {
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
