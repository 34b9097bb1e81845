package org.dialtone.web.console.forms;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a form with a file as it arrives (multipart/form-data, RFC 7578): a file of hundreds of megabytes goes through
 * memory piece by piece, and straight to where it is kept. Fields come in the order of the page. For one thread.
 */
public final class MultipartBody {

    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/form-data\\s*;.*?boundary=(\"?)([^\";]{1,70})\\1.*");
    private static final Pattern NAME = Pattern.compile("(?i)(?:.*[;\\s])?name=\"([^\"]*)\".*");
    private static final Pattern FILE = Pattern.compile("(?i).*[;\\s]filename=\"([^\"]*)\".*");
    private static final String DISPOSITION = "content-disposition:";
    private static final int LONGEST_LINE = 8 << 10;
    private static final int LONGEST_TEXT = 64 << 10;
    private static final int MOST_HEADERS = 20;

    private final InputStream body;
    private final byte[] delimiter;
    private PartContent present;

    private MultipartBody(InputStream body, String boundary) {
        // The first boundary has no line break before it; with one it is like all others.
        this.body = new SequenceInputStream(new ByteArrayInputStream(bytes("\r\n")), body);
        delimiter = bytes("\r\n--" + boundary);
    }

    /** Opens a body; empty where the header Content-Type (null: none) names no form with a file. */
    public static Optional<MultipartBody> open(InputStream body, String contentType) {
        Matcher type = BOUNDARY.matcher(contentType == null ? "" : contentType);
        return type.matches() ? Optional.of(new MultipartBody(body, type.group(2))) : Optional.empty();
    }

    /**
     * One field of the form.
     *
     * @param file    the name that the browser gives the file; null: no file. Empty where none was chosen
     * @param content to be read before the next field is asked for
     */
    public record Part(String name, String file, InputStream content) {

        /** The value of a field that is no file; of a longer one than any page has, the beginning. */
        public String text() throws IOException {
            return new String(content.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
        }
    }

    /**
     * The next field, whatever of the one before was read; empty after the last.
     *
     * @throws EOFException where the body breaks off, or is no such form
     */
    public Optional<Part> next() throws IOException {
        if (present == null) {
            present = new PartContent(body, delimiter);
        }
        InputStream after = present.skipped();
        String end = line(after);
        if (end.startsWith("--")) {
            return Optional.empty();
        }
        String name = "";
        String file = null;
        int headers = 0;
        for (String line = line(after); !line.isEmpty(); line = line(after)) {
            if (++headers > MOST_HEADERS) {
                throw new EOFException("a field of the form has too many headers");
            }
            if (line.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length())) {
                name = group(NAME, line, "");
                file = group(FILE, line, null);
            }
        }
        present = new PartContent(after, delimiter);
        return Optional.of(new Part(name, file, present));
    }

    private static String group(Pattern pattern, String line, String otherwise) {
        Matcher found = pattern.matcher(line);
        return found.matches() ? found.group(1) : otherwise;
    }

    private static String line(InputStream from) throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        for (int length = 0; length < LONGEST_LINE; length++) {
            int next = from.read();
            if (next < 0 && length > 1) {
                return new String(line, 0, length, StandardCharsets.UTF_8).strip();
            }
            if (next < 0) {
                break;
            }
            if (next == '\n') {
                return new String(line, 0, length, StandardCharsets.UTF_8).strip();
            }
            line[length] = (byte) next;
        }
        throw new EOFException("the form broke off");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
