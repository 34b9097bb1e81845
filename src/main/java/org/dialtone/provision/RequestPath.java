package org.dialtone.provision;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The two parts of a path that matter; phones put their own folders between them ({@code /Fanvil/}, {@code
 * /dmictouch/}).
 *
 * @param token the token of {@code /provision/{token}/}; empty where it is left out, null where the path isn't below
 *              /provision/
 * @param name  the file's name: printable ASCII, no slash
 * @param below the name after a folder {@code firmware}, whatever a phone appended to it; else the file's name
 */
record RequestPath(String token, String name, String below) {

    /** The longest path, in characters: far more than any real phone's, and too short to be a burden. */
    private static final int LONGEST = 512;

    private static final int MOST_FOLDERS = 6;
    private static final String FOLDER = "provision";

    /** The folder of firmware in URLs for phones. */
    static final String FIRMWARE = "firmware";

    /**
     * Parses a path; empty for one that no phone sends: too long, badly encoded, with parent folders or control
     * characters.
     */
    static Optional<RequestPath> parse(String raw) {
        String path = raw == null ? "" : cut(cut(raw, '?'), '#');
        if (path.isEmpty() || path.length() > LONGEST) {
            return Optional.empty();
        }
        return decode(path)
                .filter(RequestPath::plain)
                .map(text -> List.of(text.substring(leading(text)).split("/", -1)))
                .flatMap(RequestPath::of);
    }

    private static Optional<RequestPath> of(List<String> segments) {
        boolean climbs = segments.contains("..") || segments.contains(".");
        boolean nameless = segments.getLast().isEmpty() && below(segments).isEmpty();
        if (climbs || segments.size() > MOST_FOLDERS || nameless) {
            return Optional.empty();
        }
        boolean rooted = segments.size() > 1 && segments.getFirst().equals(FOLDER);
        String token = segments.size() > 2 ? segments.get(1) : "";
        return Optional.of(new RequestPath(rooted ? token : null, segments.getLast(), below(segments)));
    }

    private static String below(List<String> segments) {
        int folder = segments.indexOf(FIRMWARE);
        return folder < 0 || folder + 1 == segments.size() ? segments.getLast() : segments.get(folder + 1);
    }

    private static int leading(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '/') {
            at++;
        }
        return at;
    }

    private static String cut(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x7f || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Decodes once only: an escape that is still there afterwards was meant to slip through. */
    static Optional<String> decode(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            if (i + 2 >= text.length() || !hex(text.charAt(i + 1)) || !hex(text.charAt(i + 2))) {
                return Optional.empty();
            }
            bytes.put((byte) Integer.parseInt(text, i + 1, i + 3, 16));
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean hex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}
