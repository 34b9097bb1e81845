package org.dialtone.web.console.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What somebody typed into a form. @param posted the values by the names of the fields */
public record FormInput(Map<String, List<String>> posted) {

    private static final Pattern ROW = Pattern.compile("(.*)\\[(\\d+)]\\.([^.\\[]+)");
    private static final Pattern BETWEEN_ITEMS = Pattern.compile("[\\r\\n,]+");

    /** Empty where the form has no such field, or nothing was typed. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(posted.get(name))
                .filter(values -> !values.isEmpty())
                .map(values -> values.getFirst().strip())
                .filter(text -> !text.isEmpty());
    }

    public String text(String name) {
        return find(name).orElse("");
    }

    /** A whole number; empty where the field holds none. */
    public Optional<Long> number(String name) {
        return find(name).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    }

    public boolean isOn(String name) {
        return find(name).filter("true"::equals).isPresent();
    }

    /**
     * The merge patch (RFC 7396) of the main object that these values make: an empty field removes its key, an empty
     * secret leaves it.
     */
    public Map<String, Object> patch(Form form) {
        return patch(form, "");
    }

    /** As {@link #patch(Form)}, of the object with this alias, in its own paths. */
    public Map<String, Object> patch(Form form, String alias) {
        Map<String, Object> patch = new LinkedHashMap<>();
        List<FormField> own =
                form.fields().filter(field -> form.alias(field).equals(alias)).toList();
        own.stream().filter(field -> !isRow(field)).forEach(field -> put(patch, form.own(field), field));
        rows(form, alias).forEach((path, items) -> put(patch, path, items));
        return patch;
    }

    private static boolean isRow(FormField field) {
        return ROW.matcher(field.path()).matches();
    }

    private void put(Map<String, Object> patch, String path, FormField field) {
        switch (field.kind()) {
            case FLAG -> put(patch, path, String.valueOf(isOn(field.path())));
            case LIST -> put(patch, path, items(field.path()));
            case SECRET -> find(field.path()).ifPresent(secret -> put(patch, path, secret));
            case TEXT, NUMBER, CHOICE, DURATION, ADDRESS, MAC ->
                put(patch, path, find(field.path()).orElse(null));
        }
    }

    /** Null where there is none: an absent list and an empty one are the same but for few keys. */
    private List<String> items(String name) {
        List<String> items = Stream.of(BETWEEN_ITEMS.split(text(name)))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
        return items.isEmpty() ? null : items;
    }

    /** The lists whose items are rows; a row is an item where its first field holds a value. */
    private Map<String, List<Map<String, String>>> rows(Form form, String alias) {
        Map<String, List<Map<String, String>>> lists = new LinkedHashMap<>();
        form.rows()
                .filter(row -> form.alias(row.getFirst()).equals(alias))
                .forEach(row -> lists.computeIfAbsent(
                                row(form.own(row.getFirst())).group(1), _ -> new ArrayList<>())
                        .addAll(item(row).stream().toList()));
        return lists;
    }

    private Optional<Map<String, String>> item(List<FormField> row) {
        Map<String, String> item = new LinkedHashMap<>();
        row.forEach(field ->
                find(field.path()).ifPresent(text -> item.put(row(field.path()).group(3), text)));
        return find(row.getFirst().path()).map(_ -> item);
    }

    private static MatchResult row(String path) {
        return ROW.matcher(path).results().findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> patch, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            patch.put(path, value);
        } else {
            Map<String, Object> inner =
                    (Map<String, Object>) patch.computeIfAbsent(path.substring(0, dot), _ -> new LinkedHashMap<>());
            put(inner, path.substring(dot + 1), value);
        }
    }

    /** What the page shows in the field after it was sent: what was typed, so that saving a preview saves it too. */
    String shown(FormField field) {
        return field.isFlag() ? String.valueOf(isOn(field.path())) : text(field.path());
    }
}
