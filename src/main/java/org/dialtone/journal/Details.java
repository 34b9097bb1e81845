package org.dialtone.journal;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The details of an event: a small immutable map in the order of {@link Detail}. */
public final class Details {

    public static final Details NONE = new Details(new Object[0]);

    private static final Map<String, Detail> BY_NAME = byName();

    /** Keys and values in turn; a journal holds millions of these, and a map for each would take five times as much. */
    private final Object[] pairs;

    private Details(Object[] pairs) {
        this.pairs = pairs;
    }

    public static Details of(Detail detail, Object value) {
        return NONE.with(detail, value);
    }

    /**
     * Reads details as {@link #texts} writes them; a key that this version doesn't know is left out. Throws an
     * IllegalArgumentException for a value that makes no sense.
     */
    public static Details parse(Map<String, String> texts) {
        Details read = NONE;
        for (Map.Entry<String, String> each : texts.entrySet()) {
            Detail detail = BY_NAME.get(each.getKey());
            if (detail != null) {
                try {
                    read = read.with(detail, detail.kind().parse(each.getValue()));
                } catch (DateTimeException e) {
                    throw new IllegalArgumentException(detail + ": " + e.getMessage(), e);
                }
            }
        }
        return read;
    }

    /** These details and this one; texts of others are made printable and cut. Null leaves them as they are. */
    public Details with(Detail detail, Object value) {
        if (value == null) {
            return this;
        }
        Object admitted = detail.kind().admit(value);
        int at = 0;
        while (at < pairs.length && ((Detail) pairs[at]).compareTo(detail) < 0) {
            at += 2;
        }
        boolean known = at < pairs.length && pairs[at] == detail;
        Object[] more = new Object[known ? pairs.length : pairs.length + 2];
        System.arraycopy(pairs, 0, more, 0, at);
        System.arraycopy(pairs, at, more, more.length - pairs.length + at, pairs.length - at);
        more[at] = detail;
        more[at + 1] = admitted;
        return new Details(more);
    }

    /** These details and those of the other, which count where both have one. */
    public Details with(Details others) {
        Details all = this;
        for (int i = 0; i < others.pairs.length; i += 2) {
            all = all.with((Detail) others.pairs[i], others.pairs[i + 1]);
        }
        return all;
    }

    public Details without(Detail detail) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == detail) {
                Object[] fewer = Arrays.copyOf(pairs, pairs.length - 2);
                System.arraycopy(pairs, i + 2, fewer, i, fewer.length - i);
                return new Details(fewer);
            }
        }
        return this;
    }

    public boolean has(Detail detail) {
        return get(detail) != null;
    }

    /** Null where there is none; so are the others below. */
    Object get(Detail detail) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == detail) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    public Ip4 address(Detail detail) {
        return (Ip4) get(detail);
    }

    public MacAddress mac(Detail detail) {
        return (MacAddress) get(detail);
    }

    public Long number(Detail detail) {
        return (Long) get(detail);
    }

    public String text(Detail detail) {
        return (String) get(detail);
    }

    public Reason reason(Detail detail) {
        return (Reason) get(detail);
    }

    public List<Detail> keys() {
        return IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> (Detail) pairs[2 * i])
                .toList();
    }

    /** Each detail by its name, as text, for storage and for the API. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            texts.put(((Detail) pairs[i]).name(), pairs[i + 1].toString());
        }
        return texts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Details that && Arrays.equals(pairs, that.pairs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs);
    }

    @Override
    public String toString() {
        return texts().toString();
    }

    private static Map<String, Detail> byName() {
        Map<String, Detail> all = new LinkedHashMap<>();
        Arrays.stream(Detail.values()).forEach(each -> all.put(each.name(), each));
        return Map.copyOf(all);
    }
}
