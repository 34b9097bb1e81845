package org.dialtone.pack;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.dialtone.phone.BoundedMatch;
import org.dialtone.site.file.YamlMap;

/**
 * Regular expressions of a pack: bounded in number and length, and each tried on long texts that make bad expressions
 * backtrack without end.
 */
final class Expressions {

    private static final int LONGEST = 500;
    private static final int MOST = 50;
    /** The longest text in which signs of phones are looked for has as many characters. */
    private static final int LONG_TEXT = 512;

    private static final List<String> UNITS = List.of("a", "A", "0", " ", "-", ".", "aA0", "a ", "a.", "0-");
    private static final Pattern LEAD = Pattern.compile("\\^?(?:\\\\b)?((?:[A-Za-z0-9 _/-](?![*?{+]))*)");

    private Expressions() {}

    /** Compiles the expressions of a list; an item that is no expression is left out, with a fault told. */
    static List<Pattern> all(YamlMap map, String name) {
        return map.atMost(MOST, name, map.texts(name)).stream()
                .flatMap(text -> sign(map, name, text).stream())
                .toList();
    }

    /** Matches what a phone says of itself, without regard to case. */
    static Optional<Pattern> sign(YamlMap map, String name, String text) {
        return one(map, name, text, Pattern.CASE_INSENSITIVE);
    }

    /** Matches what stands in a vendor's guide, letter by letter. */
    static Optional<Pattern> one(YamlMap map, String name, String text) {
        return one(map, name, text, 0);
    }

    private static Optional<Pattern> one(YamlMap map, String name, String text, int flags) {
        if (text.length() > LONGEST) {
            map.fault(name, "a regular expression has at most " + LONGEST + " characters");
            return Optional.empty();
        }
        try {
            Pattern expression = Pattern.compile(text, flags);
            if (tooSlow(expression)) {
                map.fault(name, "takes too long on a long text: " + text + " (avoid a repetition within a repetition)");
            }
            return Optional.of(expression);
        } catch (PatternSyntaxException e) {
            map.fault(name, "not a regular expression: " + text + " (" + e.getDescription() + ")");
            return Optional.empty();
        }
    }

    /** The trial knows many bad texts, not all: {@link BoundedMatch} bounds the rest. */
    private static boolean tooSlow(Pattern expression) {
        Matcher lead = LEAD.matcher(expression.pattern());
        String begin = lead.lookingAt() ? lead.group(1) : "";
        return UNITS.stream()
                .map(unit -> (begin + unit.repeat(LONG_TEXT)).substring(0, LONG_TEXT - 1) + "\u0001")
                .anyMatch(text -> !BoundedMatch.ends(expression, text));
    }
}
