package org.dialtone.site.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.dhcp.wire.OptionShape;
import org.dialtone.journal.Catalogue;
import org.dialtone.journal.Language;

/**
 * The catalogue of what can be wrong: a sentence and a remedy for each {@link Flaw}, in each language.
 *
 * <p>{@code {detail}} stands for a detail; braces around anything else stand for themselves, as in examples of YAML. A
 * translation is another file with the same keys.
 */
public final class FlawWords {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z]*)}");

    private static final Map<Language, FlawWords> READ = new ConcurrentHashMap<>();

    private final Map<String, String> texts;

    /** @param texts by key: {@code FLAW.says}, {@code FLAW.remedy}, {@code object.GROUP}, {@code shape.SHAPE},  {@code or}, {@code and} */
    FlawWords(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    public static FlawWords english() {
        return of(Language.ENGLISH);
    }

    public static FlawWords of(Language language) {
        return READ.computeIfAbsent(language, each -> new FlawWords(Catalogue.read(FlawWords.class, "flaws", each)));
    }

    /** What is wrong. */
    public String says(Complaint complaint) {
        return filled(complaint, ".says", this::says);
    }

    /** What would be right; empty where nothing is to be done. */
    public String remedy(Complaint complaint) {
        return filled(complaint, ".remedy", this::remedy);
    }

    /** An object of a site by its kind and name, e.g. {@code extension 1001}. */
    public String object(ObjectName name) {
        return name.group() == null
                ? name.key()
                : text("object." + name.group()).replace("{name}", name.key());
    }

    /** What values of an option look like. */
    public String expects(OptionShape shape) {
        return text("shape." + shape);
    }

    Map<String, String> texts() {
        return texts;
    }

    private String text(String key) {
        return Objects.requireNonNull(texts.get(key), key);
    }

    private String filled(Complaint complaint, String part, Function<Complaint, String> inner) {
        return Complaint.cut(PLACE.matcher(text(complaint.flaw() + part))
                .replaceAll(place -> Matcher.quoteReplacement(shown(complaint, place, inner))));
    }

    private String joined(List<?> words, String between) {
        return words.stream().map(Object::toString).collect(Collectors.joining(" " + text(between) + " "));
    }

    private String shown(Complaint complaint, MatchResult place, Function<Complaint, String> inner) {
        int at = complaint.flaw().details().indexOf(place.group(1));
        return at < 0
                ? place.group()
                : switch (complaint.values().get(at)) {
                    case Complaint nested -> inner.apply(nested);
                    case ObjectName name -> object(name);
                    case OptionShape shape -> expects(shape);
                    case List<?> alternatives -> joined(alternatives, "or");
                    case Complaint.All(List<?> each) -> joined(each, "and");
                    case Object value -> value.toString();
                };
    }
}
