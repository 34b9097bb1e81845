package org.dialtone.sip.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header fields of a message in the order of the wire; names are compared without regard to case. */
public record Headers(List<Header> fields) {

    public static final String VIA = "Via";
    public static final String FROM = "From";
    public static final String TO = "To";
    public static final String CALL_ID = "Call-ID";
    public static final String CSEQ = "CSeq";
    public static final String CONTACT = "Contact";
    public static final String EXPIRES = "Expires";
    public static final String CONTENT_LENGTH = "Content-Length";
    public static final String SUPPORTED = "Supported";
    public static final String PATH = "Path";

    public Headers {
        fields = List.copyOf(fields);
    }

    /** The value of the first field of this name. */
    public Optional<String> first(String name) {
        for (Header field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** The values of all fields of this name, whole. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (Header field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /** The elements of all fields of this name: a comma-separated list is the same as several fields (RFC 3261 section 7.3.1). */
    public List<String> list(String name) {
        List<String> elements = new ArrayList<>(2);
        for (Header field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                Quoted.split(field.value(), ',').stream().filter(element -> !element.isEmpty()).forEach(elements::add);
            }
        }
        return elements;
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }
}
