package org.dialtone.site.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Builds one YAML mapping; what is absent (null, or an empty list) is left out. */
final class Yaml {

    /**
     * Every YAML reader of any version takes these texts as texts: addresses and subnets are among them, the words of
     * YAML 1.1 aren't.
     */
    private static final Pattern PLAIN =
            Pattern.compile("(?!(?i:true|false|yes|no|on|off|null|y|n)$)[A-Za-z][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*"
                    + "|\\d+\\.\\d+\\.\\d+\\.\\d+(?:/\\d+)?");

    private final List<NodeTuple> tuples = new ArrayList<>();
    private final FlowStyle style;

    private Yaml(FlowStyle style) {
        this.style = style;
    }

    /** Keys on lines of their own. */
    static Yaml block() {
        return new Yaml(FlowStyle.BLOCK);
    }

    /** All keys on one line, in braces. */
    static Yaml flow() {
        return new Yaml(FlowStyle.FLOW);
    }

    /** Quotes the text where another reader could take it for something else. */
    Yaml text(String key, Object value) {
        return value == null ? this : put(key, text(value.toString()));
    }

    /** Writes a number, a length of time or a word of the site file as it is. */
    Yaml word(String key, Object value) {
        return value == null ? this : put(key, new ScalarNode(Tag.STR, value.toString(), ScalarStyle.PLAIN));
    }

    Yaml number(String key, Integer value) {
        return value == null ? this : put(key, new ScalarNode(Tag.INT, value.toString(), ScalarStyle.PLAIN));
    }

    Yaml flag(String key, Boolean value) {
        return value == null ? this : put(key, new ScalarNode(Tag.BOOL, value.toString(), ScalarStyle.PLAIN));
    }

    Yaml texts(String key, Collection<?> values) {
        List<Node> nodes = values.stream().map(value -> text(value.toString())).toList();
        return nodes.isEmpty() ? this : put(key, new SequenceNode(Tag.SEQ, nodes, FlowStyle.FLOW));
    }

    /** Writes the key even where the value is empty. */
    Yaml list(String key, List<String> values) {
        return put(
                key, new SequenceNode(Tag.SEQ, values.stream().map(Yaml::text).toList(), FlowStyle.FLOW));
    }

    /** Texts and braces in one list. */
    Yaml items(String key, List<?> items) {
        List<Node> nodes = items.stream()
                .map(item -> item instanceof Yaml yaml ? yaml.node() : text(item.toString()))
                .toList();
        return nodes.isEmpty() ? this : put(key, new SequenceNode(Tag.SEQ, nodes, FlowStyle.FLOW));
    }

    /** Writes braces in one list on one line, even where the list is empty. */
    Yaml braces(String key, List<Yaml> values) {
        return put(
                key, new SequenceNode(Tag.SEQ, values.stream().map(Yaml::node).toList(), FlowStyle.FLOW));
    }

    Yaml map(String key, Yaml value) {
        return value.tuples.isEmpty() ? this : put(key, value.node());
    }

    /** Writes the key even where the value is empty. */
    Yaml whole(String key, Yaml value) {
        return put(key, value.node());
    }

    Yaml maps(String key, List<Yaml> values) {
        List<Node> nodes = values.stream().map(Yaml::node).toList();
        return nodes.isEmpty() ? this : put(key, new SequenceNode(Tag.SEQ, nodes, FlowStyle.BLOCK));
    }

    String write() {
        DumpSettings settings = DumpSettings.builder()
                .setIndent(2)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setWidth(4096)
                .setSplitLines(false)
                .build();
        return new Present(settings)
                .emitToString(new Serialize(settings).serializeOne(node()).iterator());
    }

    /** The mapping as maps, lists, texts, whole numbers and flags. */
    Map<String, Object> tree() {
        return tree(tuples);
    }

    private static Map<String, Object> tree(List<NodeTuple> tuples) {
        Map<String, Object> tree = LinkedHashMap.newLinkedHashMap(tuples.size());
        tuples.forEach(each -> tree.put(((ScalarNode) each.getKeyNode()).getValue(), tree(each.getValueNode())));
        return tree;
    }

    private static Object tree(Node node) {
        return switch (node) {
            case MappingNode mapping -> tree(mapping.getValue());
            case SequenceNode list -> list.getValue().stream().map(Yaml::tree).toList();
            case ScalarNode scalar when scalar.getTag() == Tag.INT -> Integer.valueOf(scalar.getValue());
            case ScalarNode scalar when scalar.getTag() == Tag.BOOL -> Boolean.valueOf(scalar.getValue());
            case ScalarNode scalar -> scalar.getValue();
            default -> throw new IllegalArgumentException("not written here: " + node);
        };
    }

    private Yaml put(String key, Node value) {
        tuples.add(new NodeTuple(text(key), value));
        return this;
    }

    private Node node() {
        return new MappingNode(Tag.MAP, tuples, style);
    }

    private static Node text(String value) {
        return new ScalarNode(
                Tag.STR, value, PLAIN.matcher(value).matches() ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }
}
