package org.dialtone.app.recording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.app.LogTail;

/**
 * Takes secrets and names out of texts that leave the box: each known secret wherever it stands, whatever follows a key
 * that says password, secret, PIN or token, and each known name as a word of its own. Where a line was cut, as
 * {@link LogTail#CUT} at its end tells, their beginnings go too. The time for a line doesn't grow with the number of
 * secrets.
 */
public final class Mask {

    public static final String STARS = "********";

    /** A shorter secret would take harmless text along; it stands behind its key alone. */
    private static final int SHORTEST_SECRET = 4;

    private static final int SHORTEST_NAME = 2;

    private static final Pattern BEHIND_A_KEY = Pattern.compile(
            "(?i)([\\w.-]*(?:passw|passphrase|secret|\\bpin\\b|psk|pwd|token)[\\w.-]*[\"']?\\s*[:=]\\s*)"
                    + "(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s,;}\\]<\"'{\\[]+)");

    /** By the first two characters, the longest first. */
    private final Map<Integer, List<Masked>> words = new HashMap<>();

    private final boolean keepsLength;

    /** @param whole whether it counts only where no letter or digit stands beside it */
    private record Masked(String text, String by, boolean whole) {

        private boolean isAt(String line, int at) {
            int end = at + text.length();
            return (line.startsWith(text, at) || isCut(line, at))
                    && (!whole || !isInWord(line, at - 1) && !isInWord(line, end));
        }

        /** Whether no more than the beginning is there, because the line was cut. */
        private boolean isCut(String line, int at) {
            int cut = line.length() - LogTail.CUT.length();
            return at < cut
                    && cut - at < text.length()
                    && line.endsWith(LogTail.CUT)
                    && text.startsWith(line.substring(at, cut));
        }

        private int end(String line, int at) {
            return isCut(line, at) ? line.length() - LogTail.CUT.length() : at + text.length();
        }
    }

    /**
     * @param names none: they stay, as does one without a letter, which is a number
     */
    public Mask(Collection<String> secrets, Collection<String> names) {
        this(secrets, names, false);
    }

    /** As the constructor, but whatever is taken out leaves as many characters, so that a packet stays sound. */
    static Mask keepingLength(Collection<String> secrets, Collection<String> names) {
        return new Mask(secrets, names, true);
    }

    private Mask(Collection<String> secrets, Collection<String> names, boolean keepsLength) {
        this.keepsLength = keepsLength;
        secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .forEach(secret -> add(new Masked(secret, stars(secret), false)));
        int number = 0;
        for (String name : new TreeSet<>(names)) {
            if (name.length() >= SHORTEST_NAME && name.chars().anyMatch(Character::isLetter)) {
                add(new Masked(name, keepsLength ? "x".repeat(name.length()) : "name-" + ++number, true));
            }
        }
        words.values()
                .forEach(each -> each.sort(
                        Comparator.comparingInt((Masked one) -> -one.text().length())));
    }

    private void add(Masked masked) {
        words.computeIfAbsent(start(masked.text(), 0), _ -> new ArrayList<>()).add(masked);
    }

    private static int start(String text, int at) {
        return text.charAt(at) << 16 | text.charAt(at + 1);
    }

    /** The line without secrets, and without names. */
    public String of(String line) {
        String known = known(line);
        return BEHIND_A_KEY
                .matcher(known)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + stars(found.group(2))));
    }

    private String stars(String secret) {
        return keepsLength ? "*".repeat(secret.length()) : STARS;
    }

    /** The line without known secrets and names; what follows a key stays, for bytes that are no text. */
    String known(String line) {
        StringBuilder masked = null;
        int copied = 0;
        int at = 0;
        while (at + 1 < line.length()) {
            Masked found = at(line, at);
            if (found == null) {
                at++;
                continue;
            }
            masked = masked == null ? new StringBuilder(line.length()) : masked;
            masked.append(line, copied, at).append(found.by());
            at = found.end(line, at);
            copied = at;
        }
        return masked == null
                ? line
                : masked.append(line, copied, line.length()).toString();
    }

    private Masked at(String line, int at) {
        for (Masked masked : words.getOrDefault(start(line, at), List.of())) {
            if (masked.isAt(line, at)) {
                return masked;
            }
        }
        return null;
    }

    private static boolean isInWord(String line, int at) {
        return at >= 0 && at < line.length() && Character.isLetterOrDigit(line.charAt(at));
    }
}
