package org.dialtone.web.console.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.provision.Effective.Found;
import org.dialtone.provision.Layer.Raw;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.model.Flaw;
import org.dialtone.web.console.forms.FieldMaker;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.FormField.Kind;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;

/**
 * The vendors' own parameters of one level as rows of a form: a name and a value, and the vendor where there are
 * several.
 *
 * @param tree    the object that has the parameters
 * @param vendors those that can be chosen; empty: the object is of one vendor, and its parameters have no vendor's key
 * @param wider   the parameters of the wider levels, by name
 * @param below   who sets a parameter otherwise at a narrower level, by vendor and name
 */
public record RawRows(
        Words words,
        Map<String, ?> tree,
        List<Choice> vendors,
        Map<String, Found> wider,
        Map<String, List<String>> below) {

    private static final String KEY = "raw";
    private static final String VENDOR = "vendor";
    private static final String NAME = "name";
    private static final String VALUE = "value";
    private static final String QUOTE = "\"";
    private static final String STARS = "********";
    private static final int FREE = 3;
    /** The most of those that set a parameter otherwise that are named. */
    private static final int NAMED = 4;

    private record Line(String vendor, String name, String value) {

        /** As a finding's path names it below the parameters. */
        String id() {
            return vendor.isEmpty() ? name : vendor + "." + name;
        }

        boolean isSecret() {
            return Raw.isSecret(name);
        }

        Map<String, String> fields() {
            return Map.of(VENDOR, vendor, NAME, name, VALUE, isSecret() ? "" : quoted(value));
        }
    }

    /** The parameters of all vendors. */
    public static RawRows ofSite(Words words, Map<String, ?> tree, KnownNames known) {
        return new RawRows(words, tree, known.vendors(), Map.of(), known.rawBelow());
    }

    /** The parameters of one vendor's phones. */
    public static RawRows of(Words words, Map<String, ?> tree, Map<String, Found> wider) {
        return new RawRows(words, tree, List.of(), wider, Map.of());
    }

    private boolean isOfSite() {
        return !vendors.isEmpty();
    }

    public FormPart part() {
        return new FormPart(words.say("raw.all"), words.say("raw.hint"), List.of(), rows(), true).folded();
    }

    private List<Line> lines() {
        return isOfSite()
                ? entries(tree.get(KEY))
                        .flatMap(vendor -> entries(vendor.getValue()).map(each -> line(vendor.getKey(), each)))
                        .toList()
                : entries(tree.get(KEY)).map(each -> line("", each)).toList();
    }

    private static Stream<? extends Map.Entry<?, ?>> entries(Object value) {
        return value instanceof Map<?, ?> map ? map.entrySet().stream() : Stream.of();
    }

    private static Line line(Object vendor, Map.Entry<?, ?> each) {
        return new Line(vendor.toString(), each.getKey().toString(), Objects.toString(each.getValue(), ""));
    }

    private List<List<FormField>> rows() {
        List<Line> lines = lines();
        FieldMaker maker = new FieldMaker(
                words, KEY, Map.of(KEY, lines.stream().map(Line::fields).toList()));
        return IntStream.range(0, lines.size() + FREE)
                .mapToObj(row -> row(maker, row, row < lines.size() ? lines.get(row) : null))
                .toList();
    }

    /** @param line null: a free row */
    private List<FormField> row(FieldMaker maker, int row, Line line) {
        List<FormField> fields = new ArrayList<>();
        if (isOfSite()) {
            fields.add(maker.field(path(row, VENDOR), Kind.CHOICE).choices(choices(line)));
        }
        fields.add(maker.field(path(row, NAME), Kind.TEXT).choices(line == null ? proposals() : List.of()));
        boolean secret = line != null && line.isSecret();
        FormField value = maker.field(path(row, VALUE), secret ? Kind.SECRET : Kind.TEXT);
        fields.add(value.origin(line == null ? null : isOfSite() ? narrower(line) : origin(line.name()))
                .help(secret ? words.say("raw.secret") : value.help()));
        return fields;
    }

    private List<Choice> choices(Line line) {
        boolean unknown = line != null
                && vendors.stream().noneMatch(vendor -> vendor.value().equals(line.vendor()));
        return Stream.of(
                        Stream.of(new Choice("", "–")),
                        vendors.stream(),
                        unknown ? Stream.of(Choice.of(line.vendor())) : Stream.<Choice>of())
                .flatMap(each -> each)
                .toList();
    }

    private List<Choice> proposals() {
        return wider.keySet().stream()
                .map(name -> new Choice(name, origin(name)))
                .toList();
    }

    private String origin(String name) {
        Found found = wider.get(name);
        return found == null
                ? null
                : words.say(
                        "settings.else",
                        Raw.isSecret(name) ? STARS : quoted(found.value()),
                        SettingFields.origin(words, found));
    }

    /** Who has it otherwise, because a narrower level counts before this one; null: nobody. */
    private String narrower(Line line) {
        List<String> others = below.getOrDefault(line.id(), List.of());
        String named = others.stream().limit(NAMED).collect(Collectors.joining(", "));
        return others.isEmpty() ? null : words.say("raw.below", others.size() > NAMED ? named + ", …" : named);
    }

    private static String path(int row, String key) {
        return KEY + "[" + row + "]." + key;
    }

    /** A text that a field would lose, or read as another, in quotes. */
    private static String quoted(String value) {
        boolean plain = !value.isEmpty() && value.equals(value.strip()) && !isQuoted(value);
        return plain ? value : QUOTE + value + QUOTE;
    }

    private static boolean isQuoted(String text) {
        return text.length() > 1 && text.startsWith(QUOTE) && text.endsWith(QUOTE);
    }

    private static String unquoted(String text) {
        return isQuoted(text) ? text.substring(1, text.length() - 1) : text;
    }

    /** Puts what was typed into a patch: a parameter without a value goes; a secret that isn't typed again stays. */
    public void fill(Map<String, Object> patch, FormInput input) {
        Map<String, Object> raw = new LinkedHashMap<>();
        lines().forEach(line -> of(raw, line).put(line.name(), null));
        items(input).forEach((row, line) -> {
            if (stays(row, line)) {
                of(raw, line).remove(line.name());
            } else if (!line.name().isEmpty() && !line.value().isEmpty()) {
                of(raw, line).put(line.name(), unquoted(line.value()));
            }
        });
        patch.put(KEY, raw);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> of(Map<String, Object> raw, Line line) {
        return isOfSite()
                ? (Map<String, Object>) raw.computeIfAbsent(line.vendor(), _ -> new LinkedHashMap<String, Object>())
                : raw;
    }

    private boolean stays(int row, Line typed) {
        return typed.value().isEmpty()
                && present(row, typed)
                && lines().get(row).isSecret();
    }

    private boolean present(int row, Line typed) {
        return row < lines().size() && lines().get(row).id().equals(typed.id());
    }

    /** The rows that are items, by their places: their first fields hold something. */
    private Map<Integer, Line> items(FormInput input) {
        Map<Integer, Line> items = new LinkedHashMap<>();
        all().filter(row -> !input.text(path(row, isOfSite() ? VENDOR : NAME)).isEmpty())
                .forEach(row -> items.put(row, typed(input, row)));
        return items;
    }

    private static Line typed(FormInput input, int row) {
        return new Line(input.text(path(row, VENDOR)), input.text(path(row, NAME)), input.text(path(row, VALUE)));
    }

    private IntStream all() {
        return IntStream.range(0, lines().size() + FREE);
    }

    /** Refuses what a patch doesn't hold: a parameter in two rows, and one without a vendor, name or value. */
    public void check(SiteDraft draft, FormInput input) {
        Map<Integer, Line> items = items(input);
        List<String> ids = new ArrayList<>();
        items.forEach((row, line) -> {
            int item = ids.size();
            ids.add(line.id());
            if (line.name().isEmpty()) {
                nameless(draft, item, line);
            } else if (ids.indexOf(line.id()) < item) {
                draft.fault(path(item, NAME), Flaw.ROW_NAME_TWICE, line.name());
            } else if (line.value().isEmpty() && !present(row, line)) {
                draft.fault(path(item, VALUE), Flaw.RAW_EMPTY, line.name());
            }
        });
        all().filter(row -> !items.containsKey(row))
                .mapToObj(row -> typed(input, row))
                .forEach(line -> unnamed(draft, line));
    }

    /** A row that has nothing but its vendor is as good as free, unless a value stands in it. */
    private void nameless(SiteDraft draft, int item, Line line) {
        if (!line.value().isEmpty()) {
            draft.fault(path(item, NAME), Flaw.RAW_NAMELESS);
        }
    }

    private void unnamed(SiteDraft draft, Line line) {
        if (isOfSite() && !line.name().isEmpty()) {
            draft.fault(KEY, Flaw.RAW_WHOSE, line.name());
        } else if (!line.value().isEmpty()) {
            draft.fault(KEY, Flaw.RAW_UNNAMED);
        }
    }

    /** The path, as an item of the rows, that a path of the site's parameters is about; any other path as it is. */
    public String place(String path, FormInput input) {
        if (!path.startsWith(KEY + ".")) {
            return path;
        }
        String id = path.substring(KEY.length() + 1);
        List<Line> items = List.copyOf(items(input).values());
        return IntStream.range(0, items.size())
                .filter(item -> items.get(item).id().equals(id))
                .mapToObj(item -> path(item, NAME))
                .findFirst()
                .or(() -> IntStream.range(0, items.size())
                        .filter(item -> items.get(item).vendor().equals(id))
                        .mapToObj(item -> path(item, VENDOR))
                        .findFirst())
                .orElse(path);
    }
}
