package org.dialtone.site.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.site.model.FieldText.Shown;

/** The values of one object of a site as texts, by their keys in the site file; an absent value has no key. */
final class FieldTexts {

    private final Map<String, FieldText> byKey = new LinkedHashMap<>();

    /** Adds a value; null is absent, and a second one of the same key joins the first. */
    FieldTexts put(String key, Object value) {
        return put(key, value, Shown.ALWAYS);
    }

    private FieldTexts put(String key, Object value, Shown shown) {
        if (value != null) {
            byKey.merge(key, new FieldText(text(value), shown), FieldText::joined);
        }
        return this;
    }

    private static String text(Object value) {
        return switch (value) {
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
            case Duration time -> time(time.toSeconds());
            case List<?> list -> list.stream().map(FieldTexts::item).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    private static String item(Object item) {
        String text = item.toString();
        return text.contains(",") ? "\"" + text + "\"" : text;
    }

    private static String time(long seconds) {
        return seconds % 86_400 == 0
                ? seconds / 86_400 + "d"
                : seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** Adds a value that is left out of an object's values where it is the usual one. */
    FieldTexts unless(Object usual, String key, Object value) {
        return put(key, value, value.equals(usual) ? Shown.IN_CHANGES : Shown.ALWAYS);
    }

    /** Adds a list, which is absent where it is empty. */
    FieldTexts list(String key, List<?> values) {
        return values.isEmpty() ? this : put(key, values);
    }

    /** Adds a value that nobody may read. */
    FieldTexts secret(String key, String value) {
        return put(key, value, Shown.NEVER);
    }

    /** The values in one line, without secrets and usual values. */
    String line() {
        return FieldText.cut(byKey.entrySet().stream()
                .filter(each -> each.getValue().shown() == Shown.ALWAYS)
                .map(each -> each.getKey() + " '" + each.getValue().text() + "'")
                .collect(Collectors.joining(", ")));
    }

    /** The changes from these values to the later ones, in the order of the keys. */
    List<NamedChange> changesTo(FieldTexts later, String object) {
        Set<String> keys = new LinkedHashSet<>(byKey.keySet());
        keys.addAll(later.byKey.keySet());
        List<NamedChange> changes = new ArrayList<>();
        for (String key : keys) {
            FieldText before = byKey.getOrDefault(key, FieldText.NONE);
            FieldText after = later.byKey.getOrDefault(key, FieldText.NONE);
            if (!before.saysAs(after)) {
                changes.add(NamedChange.changed(object, key, before.beside(after), after.beside(before)));
            }
        }
        return changes;
    }
}
