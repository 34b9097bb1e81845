package org.dialtone.web.console.edit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.site.model.Changes;
import org.dialtone.site.model.NamedChange;
import org.dialtone.site.model.ObjectName;
import org.dialtone.web.console.forms.Words;

/** Changes of the site, and its objects, in words; keys and values are those of the site file. */
public final class ChangeText {

    private ChangeText() {}

    public static List<String> all(List<NamedChange> changes, Words words) {
        return changes.stream().map(change -> of(change, words)).toList();
    }

    private static String of(NamedChange change, Words words) {
        String object = object(change.object(), words);
        return switch (change.kind()) {
            case ADDED -> whole("change.added", object, change.after(), words);
            case REMOVED -> whole("change.removed", object, change.before(), words);
            case CHANGED -> changed(object, change, words);
        };
    }

    private static String whole(String key, String object, String values, Words words) {
        return values == null || values.isEmpty() ? words.say(key, object) : words.say(key + ".with", object, values);
    }

    private static String changed(String object, NamedChange change, Words words) {
        if (change.before() != null || change.after() != null) {
            return words.say(
                    "change.value",
                    object,
                    change.field(),
                    quoted(change.before(), words),
                    quoted(change.after(), words));
        }
        return change.field().equals(NamedChange.ORDER)
                ? words.say("change.order", object)
                : words.say("change.field", object, change.field());
    }

    private static String quoted(String value, Words words) {
        return value == null ? words.say("word.none") : "'" + value + "'";
    }

    /** How many of each list are added, changed and removed. */
    public static String sum(Changes changes, Words words) {
        return changes.parts().isEmpty()
                ? words.say("change.sum.none")
                : changes.parts().stream()
                        .map(part -> words.say("change.sum." + part.what()) + " " + counts(part, words))
                        .collect(Collectors.joining("; "));
    }

    private static String counts(Changes.Part part, Words words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("change.sum.added", part.added());
        counts.put("change.sum.changed", part.changed());
        counts.put("change.sum.removed", part.removed());
        return counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> words.say(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The names of objects between commas. */
    public static String objects(Collection<ObjectName> names, Words words) {
        return names.stream().map(name -> object(name.toString(), words)).collect(Collectors.joining(", "));
    }

    /** An object by its word and its key, e.g. {@code extension 1001}; one without a key stays as it is. */
    public static String object(String name, Words words) {
        int space = name.indexOf(' ');
        String word = "change.of." + (space < 0 ? "" : name.substring(0, space));
        return words.find(word)
                .map(_ -> words.say(word, name.substring(space + 1)))
                .orElse(name);
    }
}
