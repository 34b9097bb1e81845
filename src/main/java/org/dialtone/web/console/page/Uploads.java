package org.dialtone.web.console.page;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dialtone.web.console.forms.MultipartBody;
import org.dialtone.web.console.forms.MultipartBody.Part;

/**
 * A form with one file, which is its last field.
 *
 * @param fields the values of the fields before the file
 */
public record Uploads(Map<String, String> fields, Part file) {

    /** More than any page has; each is kept in memory. */
    private static final int MOST_FIELDS = 8;

    /**
     * Reads up to the file, which the caller takes as it arrives.
     *
     * @throws EOFException where no file was chosen, or this is no such form
     */
    public static Uploads of(InputStream body, String contentType) throws IOException {
        MultipartBody form = MultipartBody.open(body, contentType).orElseThrow(EOFException::new);
        Map<String, String> fields = new TreeMap<>();
        for (Optional<Part> part = form.next(); part.isPresent(); part = form.next()) {
            if (part.get().file() == null && fields.size() == MOST_FIELDS) {
                throw new EOFException("too many fields come before the file");
            } else if (part.get().file() == null) {
                fields.put(part.get().name(), part.get().text());
            } else if (part.get().file().isEmpty()) {
                break;
            } else {
                return new Uploads(fields, part.get());
            }
        }
        throw new EOFException("no file was chosen");
    }
}
