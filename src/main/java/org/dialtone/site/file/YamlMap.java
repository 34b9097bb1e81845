package org.dialtone.site.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dialtone.site.file.Written.Mapping;
import org.dialtone.site.file.Written.Pair;
import org.dialtone.site.file.Written.Scalar;
import org.dialtone.site.file.Written.Sequence;
import org.dialtone.site.file.Written.Spot;

/**
 * Keys and texts of a YAML file that is no site file: tells each fault with its place, and leaves out what can't be
 * read. Such a file may hold aliases, and its faults need no path and no remedy.
 */
public final class YamlMap {

    private final Written here;
    private final Map<String, Written> values = new LinkedHashMap<>();
    private final Faults faults;

    /** Is told what is wrong. */
    @FunctionalInterface
    public interface Faults {

        /** @param line from 1, as the column; both 0 where no place is to blame */
        void fault(int line, int column, String says);
    }

    private YamlMap(Mapping mapping, Faults faults) {
        this.here = mapping;
        this.faults = faults;
        for (Pair pair : mapping.pairs()) {
            String key = pair.key() instanceof Scalar scalar ? scalar.text() : "";
            if (values.put(key, pair.value()) != null) {
                fault(pair.key(), "key \"" + key + "\" stands twice");
            }
        }
    }

    /** Empty, with a fault told, where the text is no YAML mapping. */
    public static Optional<YamlMap> read(String text, Faults faults) {
        Findings findings = new Findings();
        Optional<Written> tree = TreeBuilder.sharing(findings).build(text);
        findings.inOrder().forEach(each -> faults.fault(each.line(), each.column(), each.says()));
        if (tree.orElse(null) instanceof Mapping mapping) {
            return Optional.of(new YamlMap(mapping, faults));
        }
        tree.ifPresent(_ -> faults.fault(1, 1, "expected keys and values"));
        return Optional.empty();
    }

    public void fault(String key, String says) {
        fault(values.getOrDefault(key, here), key + ": " + says);
    }

    /** Every other key is a fault: a misspelt one would be silently without effect. */
    public void allow(String... keys) {
        values.forEach((key, value) -> {
            if (!List.of(keys).contains(key)) {
                fault(value, "unknown key \"" + key + "\" (known: " + String.join(", ", keys) + ")");
            }
        });
    }

    /** In the order in which they are written. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(values.keySet());
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public String text(String key, String absent) {
        return has(key) ? scalar(key, values.get(key)).orElse(absent) : absent;
    }

    public String required(String key) {
        if (!has(key)) {
            fault(here, "\"" + key + "\" is missing");
        }
        return text(key, "");
    }

    public int number(String key, int absent) {
        String text = text(key, String.valueOf(absent));
        if (!text.matches("\\d{1,4}")) {
            fault(key, "expected a number, not \"" + text + "\"");
            return absent;
        }
        return Integer.parseInt(text);
    }

    public List<String> texts(String key) {
        return items(key).flatMap(item -> scalar(key, item).stream()).toList();
    }

    /** As {@link #texts}, for a key where one text may stand without a list. */
    public List<String> oneOrMore(String key) {
        return values.get(key) instanceof Scalar one ? List.of(one.text()) : texts(key);
    }

    public List<YamlMap> maps(String key) {
        return items(key).flatMap(item -> map(key, item).stream()).toList();
    }

    /** The first of these, with a fault told where there are more: each request may be compared with all of them. */
    public <T> List<T> atMost(int most, String key, List<T> found) {
        if (found.size() > most) {
            fault(key, "at most " + most + " of them");
        }
        return found.stream().limit(most).toList();
    }

    /** In the order in which they are written. */
    public Map<String, String> pairs(String key) {
        return map(key).map(YamlMap::pairs).orElse(Map.of());
    }

    public Map<String, Map<String, String>> tables(String key) {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        map(key).ifPresent(outer -> outer.values.forEach(
                (name, value) -> outer.map(name, value).ifPresent(inner -> tables.put(name, inner.pairs()))));
        return Collections.unmodifiableMap(tables);
    }

    public Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        values.forEach((name, value) -> scalar(name, value).ifPresent(text -> pairs.put(name, text)));
        return Collections.unmodifiableMap(pairs);
    }

    public Optional<YamlMap> map(String key) {
        return has(key) ? map(key, values.get(key)) : Optional.empty();
    }

    private Stream<Written> items(String key) {
        Written value = values.get(key);
        if (value instanceof Sequence sequence) {
            return sequence.items().stream();
        }
        if (value != null) {
            fault(key, "expected a list");
        }
        return Stream.empty();
    }

    private Optional<YamlMap> map(String key, Written value) {
        if (value instanceof Mapping mapping) {
            return Optional.of(new YamlMap(mapping, faults));
        }
        fault(value, key + ": expected keys and values");
        return Optional.empty();
    }

    private Optional<String> scalar(String key, Written value) {
        if (value instanceof Scalar scalar) {
            return Optional.of(scalar.text());
        }
        fault(value, key + ": expected a text");
        return Optional.empty();
    }

    private void fault(Written where, String says) {
        Spot spot = where.spot();
        faults.fault(spot.line(), spot.column(), says);
    }
}
