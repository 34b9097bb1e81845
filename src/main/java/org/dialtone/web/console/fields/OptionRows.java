package org.dialtone.web.console.fields;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.dhcp.wire.OptionShape;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.FlawWords;
import org.dialtone.web.console.forms.FieldMaker;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.FormField.Kind;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;

/**
 * The DHCP options of one level as rows of a form: a name or number, and a value.
 *
 * @param tree the object that has the options; one that consists of parts has a row for each of them
 */
public record OptionRows(Words words, Map<String, ?> tree) {

    private static final String KEY = "options";
    private static final int FREE = 3;
    private static final Pattern LIST = Pattern.compile("[\\[\\]]");
    private static final Pattern PLACE = Pattern.compile("options\\.([^.\\[]*).*");

    public FormPart part() {
        return new FormPart(words.say("option.all"), words.say("option.hint"), List.of(), rows(), true);
    }

    /** The parts of the options that have such. */
    public FormPart nested() {
        return parts().part();
    }

    private SubOptionRows parts() {
        Map<Integer, Map<?, ?>> nested = new LinkedHashMap<>();
        present().forEach((name, value) -> {
            if (value instanceof Map<?, ?> parts) {
                definition(name).ifPresent(option -> nested.put(option.code(), parts));
            }
        });
        return new SubOptionRows(words, nested);
    }

    private Map<String, Object> present() {
        return tree.get(KEY) instanceof Map<?, ?> options ? keyed(options) : Map.of();
    }

    private static Map<String, Object> keyed(Map<?, ?> map) {
        Map<String, Object> keyed = new LinkedHashMap<>();
        map.forEach((key, value) -> keyed.put(key.toString(), value));
        return keyed;
    }

    private List<Map<String, String>> lines() {
        return present().entrySet().stream()
                .filter(each -> !(each.getValue() instanceof Map))
                .map(each -> Map.of("name", each.getKey(), "value", text(each.getValue())))
                .toList();
    }

    static String text(Object value) {
        return value instanceof List<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private List<List<FormField>> rows() {
        List<Map<String, String>> lines = lines();
        FieldMaker maker = new FieldMaker(words, "option", Map.of(KEY, lines));
        return IntStream.range(0, lines.size() + FREE)
                .mapToObj(row -> List.of(
                        maker.field(path(row, "name"), Kind.TEXT).choices(row < lines.size() ? List.of() : known()),
                        value(maker.field(path(row, "value"), Kind.TEXT), lines, row)))
                .toList();
    }

    private FormField value(FormField field, List<Map<String, String>> lines, int row) {
        return row < lines.size()
                ? definition(lines.get(row).get("name"))
                        .map(option -> field.help(says(option)))
                        .orElse(field)
                : field;
    }

    private List<Choice> known() {
        return OptionTable.all().stream()
                .filter(option -> !option.isProtocol())
                .map(option -> new Choice(option.name(), says(option)))
                .toList();
    }

    private String says(OptionDefinition option) {
        return option.code() + ": "
                + (option.shape().isNested() ? words.say("option.below") : expects(option.shape(), words));
    }

    /** What the site file expects, without the brackets of its lists. */
    static String expects(OptionShape shape, Words words) {
        return plain(FlawWords.of(words.language()).expects(shape));
    }

    private static String plain(String text) {
        return LIST.matcher(text).replaceAll("");
    }

    private static String path(int row, String key) {
        return KEY + "[" + row + "]." + key;
    }

    /** Puts what was typed into a patch: an option without a value goes. */
    public void fill(Map<String, Object> patch, FormInput input) {
        Map<String, Object> options = new LinkedHashMap<>();
        lines().forEach(line -> options.put(line.get("name"), null));
        fillParts(options, input);
        all().filter(row -> !name(input, row).isEmpty()).forEach(row -> {
            String value = input.text(path(row, "value"));
            String name = name(input, row);
            if (!value.isEmpty() || !present().containsKey(name)) {
                options.put(name, value(name, value));
            }
        });
        patch.put(KEY, options);
        patch.remove(SubOptionRows.KEY);
    }

    /** An option by the name that it has already, else by its number. */
    private void fillParts(Map<String, Object> options, FormInput input) {
        Map<Integer, String> names = new HashMap<>();
        present().keySet().forEach(name -> definition(name).ifPresent(option -> names.put(option.code(), name)));
        Map<String, Object> before = new LinkedHashMap<>();
        parts().present().forEach((code, option) -> before.put(names.get(code), option));
        Map<String, Object> after = new LinkedHashMap<>();
        parts().options(input)
                .forEach((code, option) -> after.put(names.getOrDefault(code, Integer.toString(code)), option));
        options.putAll(change(before, after));
    }

    /** The merge patch that makes one map of the other. */
    private static Map<String, Object> change(Map<?, ?> before, Map<String, Object> after) {
        Map<String, Object> patch = new LinkedHashMap<>();
        before.keySet().forEach(key -> patch.put(key.toString(), null));
        after.forEach((key, value) -> patch.put(
                key,
                value instanceof Map<?, ?> inside && before.get(key) instanceof Map<?, ?> former
                        ? change(former, keyed(inside))
                        : value));
        return patch;
    }

    /** Refuses what a patch doesn't hold: an option that stands in two rows, and a value without an option. */
    public void check(SiteDraft draft, FormInput input) {
        List<String> names = names(input);
        IntStream.range(0, names.size())
                .filter(item -> names.indexOf(names.get(item)) < item)
                .forEach(item -> draft.fault(path(item, "name"), Flaw.ROW_NAME_TWICE, names.get(item)));
        all().filter(row -> name(input, row).isEmpty())
                .mapToObj(row -> input.text(path(row, "value")))
                .filter(value -> !value.isEmpty())
                .forEach(value -> draft.fault(KEY, Flaw.OPTION_UNNAMED, value));
        parts().check(draft, input, single(input));
    }

    /** The options that have a value in a row of their own. */
    private Set<Integer> single(FormInput input) {
        return all().filter(row -> !input.text(path(row, "value")).isEmpty())
                .mapToObj(row -> name(input, row))
                .flatMap(name -> definition(name).stream())
                .map(OptionDefinition::code)
                .collect(Collectors.toSet());
    }

    private static String name(FormInput input, int row) {
        return input.text(path(row, "name"));
    }

    private List<String> names(FormInput input) {
        return all().mapToObj(row -> name(input, row))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The path, as an item of the rows, that a path of the site's options is about; any other path as it is. */
    public String place(String path, FormInput input) {
        Matcher option = PLACE.matcher(path);
        int item = option.matches() ? names(input).indexOf(option.group(1)) : -1;
        if (option.matches() && item < 0) {
            List<String> steps = List.of(path.split("\\."));
            return definition(option.group(1))
                    .flatMap(found -> parts().place(found.code(), steps.subList(2, steps.size()), input))
                    .orElse(path);
        }
        return item < 0 ? path : path(item, definition(option.group(1)).isPresent() ? "value" : "name");
    }

    private IntStream all() {
        return IntStream.range(0, lines().size() + FREE);
    }

    private static Object value(String name, String text) {
        if (definition(name).map(OptionDefinition::isText).orElse(true)) {
            return text;
        }
        return values(text);
    }

    /** The values between commas; a single one is no list. */
    static Object values(String text) {
        String values = plain(text);
        return !values.contains(",")
                ? values
                : Stream.of(values.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }

    private static Optional<OptionDefinition> definition(String name) {
        return name.matches("[1-9]\\d{0,2}") && Integer.parseInt(name) < 255
                ? Optional.of(OptionTable.byCode(Integer.parseInt(name)))
                : OptionTable.byName(name);
    }
}
