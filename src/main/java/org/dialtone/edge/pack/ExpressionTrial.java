package org.dialtone.edge.pack;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.phone.BoundedMatch;

/** Tries a regular expression on long texts that make bad ones backtrack without end. */
final class ExpressionTrial {

    /** As long as the longest text that phones' signs are looked for in. */
    private static final int LONG = 512;
    private static final List<String> UNITS = List.of("a", "A", "0", " ", "-", ".", "aA0", "a ", "a.", "0-");
    private static final Pattern LEAD = Pattern.compile("\\^?(?:\\\\b)?((?:[A-Za-z0-9 _/-](?![*?{+]))*)");

    private ExpressionTrial() {
    }

    /** Whether it takes too long on some text of a phone's making; the trial knows many such texts, not all. */
    static boolean tooSlow(Pattern expression) {
        Matcher lead = LEAD.matcher(expression.pattern());
        String begin = lead.lookingAt() ? lead.group(1) : "";
        return UNITS.stream().map(unit -> (begin + unit.repeat(LONG)).substring(0, LONG - 1) + "\u0001")
                .anyMatch(text -> !BoundedMatch.ends(expression, text));
    }
}
