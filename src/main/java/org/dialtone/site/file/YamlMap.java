package org.dialtone.site.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Keys and texts of a YAML file that is no site file: tells each fault with its place, and leaves out what can't be
 * read. Such a file may hold aliases, and its faults need no path and no remedy.
 */
public final class YamlMap {

    private static final int MOST_ALIASES = 10;

    private final Node here;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Faults faults;

    /** Is told what is wrong. */
    @FunctionalInterface
    public interface Faults {

        /** @param line from 1, as the column; both 0 where no place is to blame */
        void fault(int line, int column, String says);
    }

    private YamlMap(MappingNode node, Faults faults) {
        this.here = node;
        this.faults = faults;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (values.put(key, tuple.getValueNode()) != null) {
                fault(tuple.getKeyNode(), "key \"" + key + "\" stands twice");
            }
        }
    }

    /** Empty, with a fault told, where the text is no YAML mapping. */
    public static Optional<YamlMap> read(String text, Faults faults) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setMaxAliasesForCollections(MOST_ALIASES)
                    .build();
            Node root = new Compose(settings).composeString(text).orElse(null);
            if (root instanceof MappingNode mapping) {
                return Optional.of(new YamlMap(mapping, faults));
            }
            faults.fault(1, 1, "expected keys and values");
        } catch (MarkedYamlEngineException e) {
            tell(faults, e.getProblemMark(), e.getProblem());
        } catch (YamlEngineException e) {
            faults.fault(0, 0, String.valueOf(e.getMessage()));
        } catch (StackOverflowError _) {
            faults.fault(0, 0, "nests too deeply");
        }
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
        return items(key).flatMap(node -> scalar(key, node).stream()).toList();
    }

    /** As {@link #texts}, for a key where one text may stand without a list. */
    public List<String> oneOrMore(String key) {
        return values.get(key) instanceof ScalarNode one ? List.of(one.getValue()) : texts(key);
    }

    public List<YamlMap> maps(String key) {
        return items(key).flatMap(node -> map(key, node).stream()).toList();
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
                (name, node) -> outer.map(name, node).ifPresent(inner -> tables.put(name, inner.pairs()))));
        return Collections.unmodifiableMap(tables);
    }

    public Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        values.forEach((name, node) -> scalar(name, node).ifPresent(text -> pairs.put(name, text)));
        return Collections.unmodifiableMap(pairs);
    }

    public Optional<YamlMap> map(String key) {
        return has(key) ? map(key, values.get(key)) : Optional.empty();
    }

    private Stream<Node> items(String key) {
        Node node = values.get(key);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream();
        }
        if (node != null) {
            fault(key, "expected a list");
        }
        return Stream.empty();
    }

    private Optional<YamlMap> map(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(mapping, faults));
        }
        fault(node, key + ": expected keys and values");
        return Optional.empty();
    }

    private Optional<String> scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        fault(node, key + ": expected a text");
        return Optional.empty();
    }

    private void fault(Node where, String says) {
        tell(faults, where.getStartMark(), says);
    }

    private static void tell(Faults faults, Optional<Mark> mark, String says) {
        faults.fault(
                mark.map(at -> at.getLine() + 1).orElse(0),
                mark.map(at -> at.getColumn() + 1).orElse(0),
                says);
    }
}
