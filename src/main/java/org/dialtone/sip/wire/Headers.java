package org.dialtone.sip.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header fields of a message in the order of the wire; names are compared without regard to case. Fields that every
 * step needs are read once and kept. Safe to use from any thread.
 */
public final class Headers {

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

    private final List<Header> fields;
    private Optional<Via> via;
    private Optional<NameAddress> from;
    private Optional<NameAddress> to;
    private Optional<CSeq> cseq;

    public Headers(List<Header> fields) {
        this.fields = List.copyOf(fields);
    }

    public List<Header> fields() {
        return fields;
    }

    /** The topmost Via. */
    Optional<Via> via() {
        if (via == null) {
            List<String> hops = list(VIA);
            via = hops.isEmpty() ? Optional.empty() : Via.parse(hops.getFirst());
        }
        return via;
    }

    Optional<NameAddress> from() {
        if (from == null) {
            from = first(FROM).flatMap(NameAddress::parse);
        }
        return from;
    }

    Optional<NameAddress> to() {
        if (to == null) {
            to = first(TO).flatMap(NameAddress::parse);
        }
        return to;
    }

    Optional<CSeq> cseq() {
        if (cseq == null) {
            cseq = first(CSEQ).flatMap(CSeq::parse);
        }
        return cseq;
    }

    /** The value of the first field of this name. */
    public Optional<String> first(String name) {
        for (Header field : fields) {
            if (field.isNamed(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** How many fields have this name. */
    int count(String name) {
        int times = 0;
        for (Header field : fields) {
            times += field.isNamed(name) ? 1 : 0;
        }
        return times;
    }

    /** The values of all fields of this name, unsplit. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (Header field : fields) {
            if (field.isNamed(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /**
     * The elements of all fields of this name: a comma-separated list means the same as several fields (RFC 3261
     * section 7.3.1).
     */
    public List<String> list(String name) {
        List<String> elements = new ArrayList<>(2);
        for (Header field : fields) {
            if (field.isNamed(name)) {
                add(field.value(), elements);
            }
        }
        return elements;
    }

    private static void add(String list, List<String> elements) {
        if (list.indexOf(',') < 0 && !list.isEmpty()) {
            elements.add(list);
            return;
        }
        for (String element : QuotedString.split(list, ',')) {
            if (!element.isEmpty()) {
                elements.add(element);
            }
        }
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && fields.equals(headers.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
