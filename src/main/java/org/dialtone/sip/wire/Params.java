package org.dialtone.sip.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a header field or URI, in their order.
 *
 * @param values values as on the wire (quotes kept), by lower-case name; empty for a parameter without a value
 */
public record Params(Map<String, String> values) {

    public static final Params NONE = new Params(Map.of());

    /** Keeps the map without a copy: the caller doesn't use it any more. */
    public Params {
        values = Collections.unmodifiableMap(values);
    }

    /** Reads {@code ;a=b;c}; empty where the text is no list of parameters or repeats one (RFC 3261 section 7.3.1). */
    public static Optional<Params> parse(String text) {
        String rest = text.strip();
        if (rest.isEmpty()) {
            return Optional.of(NONE);
        }
        if (rest.charAt(0) != ';') {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>(8);
        for (String part : QuotedString.split(rest.substring(1), ';')) {
            int equals = part.indexOf('=');
            String name =
                    (equals < 0 ? part : part.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : part.substring(equals + 1).strip();
            // Some phones end the list with a semicolon, which means nothing.
            if (!part.isEmpty() && (!Token.is(name) || values.put(name, value) != null)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Params(values));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The parameter's value without quotes; empty where it is absent or has none. */
    public Optional<String> get(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(QuotedString.unquote(value));
    }

    /** These parameters with this one; an existing one keeps its place. */
    Params with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Params(more);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) ->
                text.append(';').append(name).append(value.isEmpty() ? "" : "=").append(value));
        return text.toString();
    }
}
