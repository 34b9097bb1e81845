package org.dialtone.site.compile;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.MacAddress;

/**
 * Passwords of the phones' own web pages, derived from the site's key, so that they are the same as long as the key is.
 *
 * @param derived gives a text for a purpose and an owner
 */
public record PhonePasswords(BinaryOperator<String> derived) {

    /** Passwords for a site that is only checked, away from its box. */
    public static final PhonePasswords UNKNOWN = new PhonePasswords((_, _) -> "");

    private static final String UPPER = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghjkmnpqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final int LENGTH = 12;
    /** A site of 5,000 phones asks for each phone's at every change. */
    private static final int MOST_KEPT = 20_000;

    public static PhonePasswords of(SecretBox box) {
        Map<List<String>, String> made = Collections.synchronizedMap(BoundedMap.byAccess(MOST_KEPT));
        return new PhonePasswords((purpose, owner) ->
                made.computeIfAbsent(List.of(purpose, owner), _ -> write(box.derive(purpose, owner))));
    }

    public String of(MacAddress phone) {
        return derived.apply("phone admin", phone.toString());
    }

    String ofSite() {
        return derived.apply("phone admin", "site");
    }

    /**
     * Writes bytes as letters and digits, without those that look alike; with one of each kind at least, which some
     * phones ask for.
     */
    private static String write(byte[] bytes) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            String alphabet = switch (i) {
                case 0 -> UPPER;
                case 1 -> LOWER;
                case 2 -> DIGITS;
                default -> UPPER + LOWER + DIGITS;
            };
            // Two bytes a letter: the alphabet's length doesn't divide 256, so one byte would prefer the alphabet's
            // beginning.
            int number = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
            text.append(alphabet.charAt(number % alphabet.length()));
        }
        return text.toString();
    }
}
