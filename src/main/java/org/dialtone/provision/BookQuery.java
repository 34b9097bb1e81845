package org.dialtone.provision;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dialtone.phone.BookSearch;

/**
 * A phone's search in its phone book.
 *
 * @param names   parts of a name, in lower case; an entry's name must contain them all
 * @param numbers numbers that an entry's number must all equal
 * @param first   the first wanted entry, from 1
 * @param count   the number of wanted entries, from 1
 * @param echo    letters and digits that the answer repeats, or empty
 * @param longest the longest name in the answer, in characters
 */
record BookQuery(List<String> names, List<String> numbers, int first, int count, String echo, int longest) {

    /** The longest query, in characters; Gigaset's have about 250. */
    private static final int LONGEST = 1_024;

    private static final int LONGEST_ECHO = 16;

    /** @param path the path as it came, with its query; the result is empty where that isn't a query of a phone */
    static Optional<BookQuery> of(BookSearch search, String path) {
        int mark = path.indexOf('?');
        String query = mark < 0 ? "" : path.substring(mark + 1);
        return query.length() > LONGEST
                ? Optional.empty()
                : parameters(query)
                        .map(given -> new BookQuery(
                                names(search.names(), given), numbers(search.numbers(), given),
                                number(given.get(search.first()), Integer.MAX_VALUE, 1),
                                        number(given.get(search.count()), search.most(), search.most()),
                                echo(given.get(search.echo())), search.longest()));
    }

    private static Optional<Map<String, String>> parameters(String query) {
        Map<String, String> given = new HashMap<>();
        for (String part : query.split("&")) {
            String[] pair = part.replace('+', ' ').split("=", 2);
            Optional<String> name = RequestPath.decode(pair[0]);
            Optional<String> value = RequestPath.decode(pair.length < 2 ? "" : pair[1]);
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            given.putIfAbsent(name.get(), value.get());
        }
        return Optional.of(given);
    }

    private static List<String> names(List<String> parameters, Map<String, String> given) {
        return parameters.stream()
                .map(name ->
                        given.getOrDefault(name, "").replace("*", "").strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Reads numbers: a star within a number may be dialled, a star alone means any number. */
    private static List<String> numbers(List<String> parameters, Map<String, String> given) {
        return parameters.stream()
                .map(name -> given.getOrDefault(name, "").strip())
                .filter(text -> !text.isEmpty() && !text.equals("*"))
                .toList();
    }

    private static int number(String text, int most, int otherwise) {
        return text != null && text.matches("\\d{1,9}") ? Math.clamp(Integer.parseInt(text), 1, most) : otherwise;
    }

    private static String echo(String text) {
        return text != null && text.length() <= LONGEST_ECHO && text.matches("[A-Za-z0-9]*") ? text : "";
    }

    /** Whether the search finds this entry. */
    boolean finds(String name, String number) {
        String plain = name.toLowerCase(Locale.ROOT);
        return names.stream().allMatch(plain::contains) && numbers.stream().allMatch(number::equalsIgnoreCase);
    }

    /** The name, cut to the length that the phone takes. */
    String cut(String name) {
        String plain = PlainText.of(name);
        return plain.codePointCount(0, plain.length()) <= longest
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, longest)).strip();
    }
}
