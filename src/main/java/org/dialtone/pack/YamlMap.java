package org.dialtone.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** A YAML mapping of texts that tells each fault with its line; what it can't read it leaves out. */
final class YamlMap {

    private final String file;
    private final Node here;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final List<PackFault> faults;

    private YamlMap(String file, MappingNode node, List<PackFault> faults) {
        this.file = file;
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
    static Optional<YamlMap> read(String file, String text, List<PackFault> faults) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setMaxAliasesForCollections(10)
                    .build();
            Node root = new Compose(settings).composeString(text).orElse(null);
            if (root instanceof MappingNode mapping) {
                return Optional.of(new YamlMap(file, mapping, faults));
            }
            faults.add(new PackFault(file, 1, 1, "expected keys and values"));
        } catch (MarkedYamlEngineException e) {
            faults.add(e.getProblemMark()
                    .map(mark -> at(file, mark, e.getProblem()))
                    .orElse(new PackFault(file, 0, 0, e.getProblem())));
        } catch (YamlEngineException e) {
            faults.add(new PackFault(file, 0, 0, String.valueOf(e.getMessage())));
        } catch (StackOverflowError _) {
            faults.add(new PackFault(file, 0, 0, "nests too deeply"));
        }
        return Optional.empty();
    }

    void fault(String key, String says) {
        fault(values.getOrDefault(key, here), key + ": " + says);
    }

    /** Every other key is a fault: a misspelt one would be silently without effect. */
    void allow(String... keys) {
        values.forEach((key, value) -> {
            if (!List.of(keys).contains(key)) {
                fault(value, "unknown key \"" + key + "\" (known: " + String.join(", ", keys) + ")");
            }
        });
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key, String absent) {
        return has(key) ? scalar(key, values.get(key)).orElse(absent) : absent;
    }

    String required(String key) {
        if (!has(key)) {
            fault(here, "\"" + key + "\" is missing");
        }
        return text(key, "");
    }

    int number(String key, int absent) {
        String text = text(key, String.valueOf(absent));
        if (!text.matches("\\d{1,4}")) {
            fault(key, "expected a number, not \"" + text + "\"");
            return absent;
        }
        return Integer.parseInt(text);
    }

    List<String> texts(String key) {
        return items(key).flatMap(node -> scalar(key, node).stream()).toList();
    }

    List<YamlMap> maps(String key) {
        return items(key).flatMap(node -> map(key, node).stream()).toList();
    }

    /** The first of these, with a fault told where there are more: every request is held against all of them. */
    <T> List<T> atMost(int most, String key, List<T> found) {
        if (found.size() > most) {
            fault(key, "at most " + most + " of them");
        }
        return found.stream().limit(most).toList();
    }

    /** In the order in which they are written. */
    Map<String, String> pairs(String key) {
        return map(key).map(YamlMap::pairs).orElse(Map.of());
    }

    Map<String, Map<String, String>> tables(String key) {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        map(key).ifPresent(outer -> outer.values.forEach(
                (name, node) -> outer.map(name, node).ifPresent(inner -> tables.put(name, inner.pairs()))));
        return Collections.unmodifiableMap(tables);
    }

    Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        values.forEach((name, node) -> scalar(name, node).ifPresent(text -> pairs.put(name, text)));
        return Collections.unmodifiableMap(pairs);
    }

    Optional<YamlMap> map(String key) {
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
            return Optional.of(new YamlMap(file, mapping, faults));
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
        faults.add(where.getStartMark().map(mark -> at(file, mark, says)).orElse(new PackFault(file, 0, 0, says)));
    }

    private static PackFault at(String file, Mark mark, String says) {
        return new PackFault(file, mark.getLine() + 1, mark.getColumn() + 1, says);
    }
}
