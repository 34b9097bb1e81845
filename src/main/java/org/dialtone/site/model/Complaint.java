package org.dialtone.site.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.dhcp.wire.OptionShape;
import org.dialtone.journal.Language;

/**
 * What is wrong, as an id with its details; {@link FlawWords} words it where it is shown.
 *
 * @param values the details in the flaw's order. A list is of alternatives, {@link All} of what goes together, a {@link Complaint} is what is wrong there,
 *               an
 *               {@link ObjectName} keeps its kind, an {@link OptionShape} is what is expected; all else is a text. Texts are made printable and cut: they go to
 *               terminals and pages, which a hostile file must not steer.
 */
public record Complaint(Flaw flaw, List<Object> values) {

    private static final int LONGEST = 400;

    /** Values that belong together, e.g. rows {@code 2 and 4}. */
    public record All(List<?> each) {}

    /** @throws IllegalArgumentException where the flaw has more details, or fewer */
    public Complaint {
        if (values.size() != flaw.details().size()) {
            throw new IllegalArgumentException(flaw + " has the details " + flaw.details() + ", not " + values);
        }
        values = values.stream().map(Complaint::admitted).toList();
    }

    public static Complaint of(Flaw flaw, Object... values) {
        return new Complaint(flaw, Arrays.asList(values));
    }

    /** What is wrong, in English: for API, command line and log. */
    public String says() {
        return FlawWords.english().says(this);
    }

    /** What would be right, in English. */
    public String remedy() {
        return FlawWords.english().remedy(this);
    }

    public String says(Language language) {
        return FlawWords.of(language).says(this);
    }

    public String remedy(Language language) {
        return FlawWords.of(language).remedy(this);
    }

    /** Each detail by its name, as a text. */
    public Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            details.put(flaw.details().get(i), text(values.get(i)));
        }
        return details;
    }

    private static Object admitted(Object value) {
        return switch (value) {
            case Complaint inner -> inner;
            case ObjectName name -> name;
            case OptionShape shape -> shape;
            case List<?> alternatives ->
                alternatives.stream().map(Complaint::cut).toList();
            case All(List<?> each) -> new All(each.stream().map(Complaint::cut).toList());
            case null, default -> cut(value);
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case Complaint inner -> inner.flaw().name();
            case List<?> alternatives -> joined(alternatives);
            case All(List<?> each) -> joined(each);
            default -> cut(value);
        };
    }

    private static String joined(List<?> words) {
        return words.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** A text without what is not printable, and not longer than anybody reads. */
    public static String cut(Object value) {
        String clean = String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
    }

    @Override
    public String toString() {
        return says() + "; " + remedy();
    }
}
