package org.dialtone.web.console.forms;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.web.console.forms.FormField.Kind;

/**
 * Makes the fields of one object: the words by object and path, the value out of the object's tree.
 *
 * @param object the first part of the words' keys, e.g. {@code phone}
 * @param tree   the object as {@code SiteWriter.tree} gives it; empty for a new one
 * @param alias  before the paths of an object that isn't the form's main one; empty for the main one
 */
public record FieldMaker(Words words, String object, Map<String, ?> tree, String alias) {

    private static final Pattern STEP = Pattern.compile("[.\\[\\]]+");
    private static final Pattern PLACE = Pattern.compile("\\[\\d+]");

    /** A maker for the form's main object. */
    public FieldMaker(Words words, String object, Map<String, ?> tree) {
        this(words, object, tree, "");
    }

    /** A field of the object. @param path e.g. {@code keys[0].label}; the words don't know the number */
    public FormField field(String path, Kind kind) {
        String key = object + "." + PLACE.matcher(path).replaceAll("");
        return new FormField(
                alias.isEmpty() ? path : alias + "." + path,
                kind,
                words.say(key),
                kind == Kind.SECRET ? "" : text(at(tree, List.of(STEP.split(path)))),
                null,
                null,
                words.find(key + ".help").orElse(null),
                null,
                List.of(),
                false);
    }

    private static Object at(Object tree, List<String> steps) {
        if (steps.isEmpty() || tree == null) {
            return tree;
        }
        List<String> rest = steps.subList(1, steps.size());
        return switch (tree) {
            case Map<?, ?> map -> at(map.get(steps.getFirst()), rest);
            case List<?> list -> {
                int place = Integer.parseInt(steps.getFirst());
                yield place < list.size() ? at(list.get(place), rest) : null;
            }
            default -> null;
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case List<?> items -> items.stream().map(String::valueOf).collect(Collectors.joining("\n"));
            default -> value.toString();
        };
    }
}
