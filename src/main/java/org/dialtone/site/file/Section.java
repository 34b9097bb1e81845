package org.dialtone.site.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.dialtone.site.file.Written.Mapping;
import org.dialtone.site.file.Written.Pair;
import org.dialtone.site.file.Written.Refused;
import org.dialtone.site.file.Written.Scalar;
import org.dialtone.site.file.Written.Sequence;
import org.dialtone.site.file.Written.Spot;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Unreadable;

/**
 * One mapping while it is read. The keys that a reader asks for are the known keys; {@link #close()} refuses all other
 * keys.
 */
final class Section {

    private final String path;
    private final Spot spot;
    private final Findings findings;
    private final Map<String, Written> values = new HashMap<>();
    private final Map<String, Spot> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final boolean broken;

    Section(Written written, String path, Findings findings) {
        this.path = path;
        this.spot = written.spot();
        this.findings = findings;
        this.broken = !(written instanceof Mapping) && !written.isEmpty();
        findings.note(path, spot);
        if (written instanceof Mapping mapping) {
            mapping.pairs().forEach(this::take);
        } else if (broken && !(written instanceof Refused)) {
            findings.fault(path, spot, Flaw.YAML_KEYS_EXPECTED);
        }
    }

    /** Whether no keys could be read at all; the fault is told already. */
    boolean isBroken() {
        return broken;
    }

    private void take(Pair pair) {
        if (!(pair.key() instanceof Scalar key)) {
            findings.fault(path, pair.key().spot(), Flaw.YAML_KEY_NOT_TEXT);
            return;
        }
        if (keys.putIfAbsent(key.text(), key.spot()) != null) {
            findings.fault(
                    at(key.text()),
                    key.spot(),
                    Flaw.YAML_KEY_TWICE,
                    keys.get(key.text()).line());
            return;
        }
        values.put(key.text(), pair.value());
        findings.note(
                at(key.text()),
                pair.value().isEmpty() ? key.spot() : pair.value().spot());
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    List<String> keysInOrder() {
        return List.copyOf(keys.keySet());
    }

    /** The field converts the text; {@code absent} where the key is missing, null where its text is faulty. */
    <T> T value(String key, Function<String, T> field, T absent) {
        return has(key) ? convert(values.get(key), at(key), field) : absent;
    }

    /** As {@link #value}, for a key that can't be left out. */
    <T> T required(String key, Function<String, T> field, String example) {
        if (!has(key) && !broken) {
            findings.fault(at(key), spot, Flaw.KEY_MISSING, key, example);
        }
        return value(key, field, null);
    }

    /** The reader makes each item of what is written and its path; null stands for a faulty item. */
    <T> List<T> list(String key, BiFunction<Written, String, T> reader) {
        if (!has(key)) {
            return List.of();
        }
        List<T> items = new ArrayList<>();
        switch (values.get(key)) {
            case Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    String itemPath = at(key) + "[" + i + "]";
                    findings.note(itemPath, sequence.items().get(i).spot());
                    items.add(reader.apply(sequence.items().get(i), itemPath));
                }
            }
            case Refused _ -> {}
            case Written other when other.isEmpty() -> {}
            case Written other -> findings.fault(at(key), other.spot(), Flaw.YAML_LIST_EXPECTED);
        }
        return Collections.unmodifiableList(items);
    }

    /** A list whose items are texts. */
    <T> List<T> texts(String key, Function<String, T> field) {
        return list(key, (item, itemPath) -> convert(item, itemPath, field));
    }

    Section section(String key) {
        Written nothing = new Mapping(List.of(), spot);
        return new Section(has(key) ? values.get(key) : nothing, at(key), findings);
    }

    /** Reads an item of a list as keys with values. */
    Section inner(Written item, String itemPath) {
        return new Section(item, itemPath, findings);
    }

    Written written(String key) {
        asked.add(key);
        return values.get(key);
    }

    void fault(String key, Flaw flaw, Object... details) {
        findings.fault(at(key), flaw, details);
    }

    void fault(String key, Complaint complaint) {
        findings.fault(at(key), complaint);
    }

    void warning(String key, Flaw flaw, Object... details) {
        findings.warning(at(key), flaw, details);
    }

    /** Refuses keys that nobody asked for. */
    void close() {
        keys.forEach((key, where) -> {
            if (!asked.contains(key)) {
                findings.fault(at(key), where, unknown(key));
            }
        });
    }

    private Complaint unknown(String key) {
        return Nearest.to(key, asked)
                .map(near -> Complaint.of(Flaw.KEY_MISSPELT, key, near))
                .orElseGet(() -> Complaint.of(Flaw.KEY_UNKNOWN, key, String.join(", ", asked)));
    }

    private <T> T convert(Written written, String where, Function<String, T> field) {
        return convert(written, where, field, findings);
    }

    static <T> T convert(Written written, String where, Function<String, T> field, Findings findings) {
        if (written instanceof Refused) {
            return null;
        }
        if (!(written instanceof Scalar scalar)) {
            findings.fault(where, written.spot(), Flaw.YAML_VALUE_EXPECTED);
            return null;
        }
        if (scalar.isEmpty()) {
            findings.fault(where, Flaw.VALUE_MISSING);
            return null;
        }
        try {
            return field.apply(scalar.text());
        } catch (Unreadable e) {
            findings.fault(where, scalar.spot(), e.complaint());
        }
        return null;
    }
}
