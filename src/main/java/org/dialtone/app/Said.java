package org.dialtone.app;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.journal.Catalogue;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Language;
import org.dialtone.site.model.Complaint;

/**
 * A clause about the box by its key in {@code said.properties}, worded where it is shown: in English for JSON and log,
 * in the reader's language for the console.
 *
 * @param values what stands for {@code {0}}, {@code {1}} and so on; {@link #worded} says how
 */
public record Said(String key, List<?> values) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Map<Language, Map<String, String>> READ = new ConcurrentHashMap<>();

    /** What would be right. */
    public record Remedy(Complaint of) {}

    public Said {
        values = List.copyOf(values);
    }

    public static Said of(String key, Object... values) {
        return new Said(key, Arrays.asList(values));
    }

    /** What is wrong, and what would be right. */
    public static Said told(Complaint complaint) {
        return of("told", complaint, new Remedy(complaint));
    }

    public String says(Language language) {
        String text = Objects.requireNonNull(texts(language).get(key), key);
        return PLACE.matcher(text)
                .replaceAll(place ->
                        Matcher.quoteReplacement(worded(values.get(Integer.parseInt(place.group(1))), language)));
    }

    /** As a sentence. */
    public String sentence(Language language) {
        String says = says(language);
        return Character.toUpperCase(says.charAt(0)) + says.substring(1) + ".";
    }

    /** In English. */
    public String says() {
        return says(Language.ENGLISH);
    }

    /**
     * A value in words: a clause, grounds or a complaint in that language, several things with semicolons between them,
     * all else as it is.
     */
    public static String worded(Object value, Language language) {
        return switch (value) {
            case Said said -> said.says(language);
            case Grounds grounds -> EventWords.of(language).why(grounds);
            case Complaint complaint -> complaint.says(language);
            case Remedy remedy -> remedy.of().remedy(language);
            case List<?> all -> all.stream().map(each -> worded(each, language)).collect(Collectors.joining("; "));
            default -> value.toString();
        };
    }

    /** All texts by key, as they stand in the catalogue. */
    static Map<String, String> texts(Language language) {
        return READ.computeIfAbsent(language, each -> Catalogue.read(Said.class, "said", each));
    }
}
