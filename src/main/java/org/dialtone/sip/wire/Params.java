package org.dialtone.sip.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters of a header field or URI, in their order.
 *
 * @param values by lower-case name, as on the wire (quotes kept); empty for a parameter without a value
 */
public record Params(Map<String, String> values) {

    public static final Params NONE = new Params(Map.of());

    /** The map is taken as it is: who makes it gives it away. */
    public Params {
        values = Collections.unmodifiableMap(values);
    }

    /** Reads {@code ;a=b;c}; empty where this is no list of parameters or one comes twice (RFC 3261 section 7.3.1). */
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
            // Some phones end the list with a semicolon: nothing follows, nothing is meant.
            if (!part.isEmpty() && (!Token.is(name) || values.put(name, value) != null)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Params(values));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** What the parameter says, quotes taken off; empty where it isn't there or says nothing. */
    public Optional<String> get(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(QuotedString.unquote(value));
    }

    /** These, and this one; it keeps its place where it is there already. */
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
