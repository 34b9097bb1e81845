package org.dialtone.web.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.dialtone.site.compile.SecretBox;

/**
 * The values of the cookie by which the box knows a browser again: a name, the second of its issue, and a proof of both
 * and of the user who logged in. For another user, and after {@link #LIFE}, they prove nothing.
 */
final class BrowserMarks {

    static final Duration LIFE = Duration.ofDays(365);

    private static final HexFormat HEX = HexFormat.of();
    private static final int NAME = 32;
    private static final int SECONDS = 16;

    private final SecretBox secrets;
    private final InstantSource wall;
    private final SecureRandom random = new SecureRandom();

    BrowserMarks(SecretBox secrets, InstantSource wall) {
        this.secrets = secrets;
        this.wall = wall;
    }

    /** A new value, for the browser in which this user has just logged in. */
    String make(String user) {
        byte[] name = new byte[NAME / 2];
        random.nextBytes(name);
        String text = HEX.formatHex(name) + HEX.toHexDigits(wall.instant().getEpochSecond());
        return text + proof(text, user);
    }

    /** The browser's name; empty where this is no value for this user, or an old one. */
    Optional<String> name(String user, String mark) {
        int end = NAME + SECONDS;
        if (mark == null || mark.length() <= end || !isProved(mark.substring(0, end), user, mark.substring(end))) {
            return Optional.empty();
        }
        Instant issued = Instant.ofEpochSecond(HexFormat.fromHexDigitsToLong(mark, NAME, end));
        return issued.plus(LIFE).isBefore(wall.instant()) ? Optional.empty() : Optional.of(mark.substring(0, NAME));
    }

    private boolean isProved(String text, String user, String proof) {
        return MessageDigest.isEqual(
                proof(text, user).getBytes(StandardCharsets.UTF_8), proof.getBytes(StandardCharsets.UTF_8));
    }

    /** The text has a fixed length, so no user's name runs into it. */
    private String proof(String text, String user) {
        return HEX.formatHex(secrets.derive("known browser", text + user));
    }
}
