package org.dialtone.simulate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client's answer to one digest challenge (RFC 2617 section 3.2, RFC 7616 section 3.4).
 *
 * @param challenge parameters of the WWW-Authenticate header, names in lower case
 */
record Digest(Map<String, String> challenge) {

    private static final Pattern PARAMETER =
            Pattern.compile("(\\w+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,]+))");

    /** Reads a {@code WWW-Authenticate} value. */
    static Digest of(String header) {
        Map<String, String> parameters = new HashMap<>();
        for (Matcher found = PARAMETER.matcher(header); found.find(); ) {
            parameters.put(
                    found.group(1).toLowerCase(Locale.ROOT), found.group(2) != null ? found.group(2) : found.group(3));
        }
        return new Digest(Map.copyOf(parameters));
    }

    String algorithm() {
        return challenge.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
    }

    /** Whether this client can answer the challenge. */
    boolean known() {
        return algorithm().equals("MD5") || algorithm().equals("SHA-256");
    }

    /** Returns the {@code Authorization} value; {@code count} is how often this nonce was used, this time included. */
    String answer(String method, String uri, String user, String password, String cnonce, int count) {
        Map<String, String> quoted = new LinkedHashMap<>();
        quoted.put("username", user);
        quoted.put("realm", challenge.getOrDefault("realm", ""));
        quoted.put("nonce", challenge.getOrDefault("nonce", ""));
        quoted.put("uri", uri);
        quoted.put("response", response(method, uri, user, password, cnonce, count));
        StringBuilder text = new StringBuilder("Digest ");
        quoted.forEach(
                (name, value) -> text.append(name).append("=\"").append(value).append("\", "));
        text.append("algorithm=").append(challenge.getOrDefault("algorithm", "MD5"));
        if (challenge.containsKey("opaque")) {
            text.append(", opaque=\"").append(challenge.get("opaque")).append('"');
        }
        if (wantsQop()) {
            text.append(", qop=auth, nc=%08x, cnonce=\"%s\"".formatted(count, cnonce));
        }
        return text.toString();
    }

    private String response(String method, String uri, String user, String password, String cnonce, int count) {
        String secret = hash(user + ":" + challenge.getOrDefault("realm", "") + ":" + password);
        String request = hash(method + ":" + uri);
        String nonce = challenge.getOrDefault("nonce", "");
        return wantsQop()
                ? hash("%s:%s:%08x:%s:auth:%s".formatted(secret, nonce, count, cnonce, request))
                : hash(secret + ":" + nonce + ":" + request);
    }

    private boolean wantsQop() {
        return Pattern.compile("\\bauth\\b")
                .matcher(challenge.getOrDefault("qop", ""))
                .find();
    }

    private String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm());
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the server asks for digest algorithm " + algorithm(), e);
        }
    }
}
