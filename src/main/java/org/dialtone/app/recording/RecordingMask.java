package org.dialtone.app.recording;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.recorder.RecordedMessage;

/**
 * Takes secrets and names out of recorded messages, whose lengths stay: beside what a {@link Mask} knows, the responses
 * of digests, which tell passwords to whoever can guess them, logins, cookies and keys of media.
 */
final class RecordingMask {

    /** Each with the secret as its second group. */
    private static final List<Pattern> IN_TEXTS = List.of(
            Pattern.compile("(?i)(\\b(?:response|rspauth|cnonce)\\s*=\\s*\"?)([0-9a-z+/=]+)"),
            Pattern.compile("(?im)(^(?:proxy-)?authorization:\\s*basic\\s+)(\\S+)"),
            Pattern.compile("(?im)(^(?:set-)?cookie:\\s*)([^\\r\\n]+)"),
            Pattern.compile("(?i)(\\binline:)([^\\s|]+)"));

    private static final Pattern IN_URLS = Pattern.compile("(://[^/\\s:@]{1,64}:)([^/\\s@]{1,64})(?=@)");

    private final Mask mask;

    /** @param names none: they stay */
    RecordingMask(Collection<String> secrets, Collection<String> names) {
        mask = Mask.keepingLength(wired(secrets), wired(names));
    }

    /** A character for each byte that a text takes on the wire. */
    private static List<String> wired(Collection<String> texts) {
        return texts.stream()
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** The message without secrets, and without names where they are to go. */
    public RecordedMessage of(RecordedMessage message) {
        String bytes = new String(message.bytes(), StandardCharsets.ISO_8859_1);
        String masked = starred(IN_URLS, message.carrier().isText() ? text(bytes) : mask.known(bytes));
        return message.with(masked.getBytes(StandardCharsets.ISO_8859_1), message.note());
    }

    private String text(String bytes) {
        String masked = mask.of(bytes);
        for (Pattern pattern : IN_TEXTS) {
            masked = starred(pattern, masked);
        }
        return masked;
    }

    private static String starred(Pattern pattern, String text) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + "*".repeat(found.group(2).length())));
    }
}
