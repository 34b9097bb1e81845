package org.dialtone.web.console.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dialtone.web.console.forms.Words;

/**
 * A field above a list, with the values that the list can be chosen or sorted by.
 *
 * @param name of the URL's parameter
 */
public record Choices(String name, String label, List<Pick> picks) {

    /** @param value empty: chosen by nothing */
    public record Pick(String value, String label, boolean chosen) {}

    /** The values that the rows at hand have; one that no row has any more stays chosen: the list is empty by it. */
    public static <T> Choices of(
            String name, String label, String chosen, Stream<T> rows, Function<T, String> value, Words words) {
        List<String> values = rows.map(value)
                .filter(each -> each != null)
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
        List<Pick> picks = new ArrayList<>();
        picks.add(new Pick("", words.say("list.any"), chosen.isEmpty()));
        if (!chosen.isEmpty() && values.stream().noneMatch(chosen::equalsIgnoreCase)) {
            picks.add(new Pick(chosen, chosen, true));
        }
        values.forEach(each -> picks.add(new Pick(each, each, each.equalsIgnoreCase(chosen))));
        return new Choices(name, label, picks);
    }

    /** @param prefix of the keys of the orders' words */
    public static <E extends Enum<E>> Choices order(E[] orders, E chosen, String prefix, Words words) {
        return of("sort", words.say("list.sort"), orders, chosen, prefix, words);
    }

    /** @param prefix of the keys of the values' words */
    public static <E extends Enum<E>> Choices of(
            String name, String label, E[] values, E chosen, String prefix, Words words) {
        return new Choices(
                name,
                label,
                Arrays.stream(values)
                        .map(each -> new Pick(key(each), words.say(prefix + key(each)), each == chosen))
                        .toList());
    }

    /** The word of a value in URLs. */
    public static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The value of this word; the first one where there is none. */
    public static <E extends Enum<E>> E named(E[] values, String word) {
        return Arrays.stream(values)
                .filter(each -> key(each).equals(word))
                .findFirst()
                .orElse(values[0]);
    }
}
