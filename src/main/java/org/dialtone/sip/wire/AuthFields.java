package org.dialtone.sip.wire;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The value of Authorization or WWW-Authenticate (RFC 3261 section 20.7).
 *
 * @param scheme the scheme in lower case, e.g. {@code digest}
 * @param values values without quotes, by lower-case name
 */
public record AuthFields(String scheme, Map<String, String> values) {

    /** Reads a value; empty where it is unreadable or names a field twice. */
    public static Optional<AuthFields> parse(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (String part : QuotedString.split(text.substring(space + 1), ',')) {
            int equals = part.indexOf('=');
            if (part.isEmpty()) {
                continue;
            }
            if (equals < 1
                    || values.put(
                                    part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                                    QuotedString.unquote(
                                            part.substring(equals + 1).strip()))
                            != null) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new AuthFields(text.substring(0, space).toLowerCase(Locale.ROOT), Collections.unmodifiableMap(values)));
    }

    /** The value of a field; empty text where it is absent. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }
}
