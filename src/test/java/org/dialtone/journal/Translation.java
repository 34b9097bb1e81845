package org.dialtone.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares a translation with the English texts: what is missing, what is left over, and what has other places. */
public final class Translation {

    /** Values, parts that may be left out, and HTML; a translation may put them into another order. */
    private static final Pattern MARK = Pattern.compile("\\{[^{}]*}|[\\[\\]]|</?[a-z]+[^<>]*>");

    private Translation() {}

    /** Returns what is wrong, a line a text. */
    public static List<String> faults(Map<String, String> english, Map<String, String> other) {
        List<String> faults = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(english.keySet());
        keys.addAll(other.keySet());
        for (String key : keys) {
            if (!other.containsKey(key)) {
                faults.add(key + " is missing");
            } else if (!english.containsKey(key)) {
                faults.add(key + " is not in English");
            } else if (other.get(key).isBlank()) {
                faults.add(key + " is empty");
            } else if (!marks(english.get(key)).equals(marks(other.get(key)))) {
                faults.add(key + " has other places: " + other.get(key));
            }
        }
        return faults;
    }

    private static Map<String, Integer> marks(String text) {
        Map<String, Integer> marks = new TreeMap<>();
        MARK.matcher(text).results().map(MatchResult::group).forEach(mark -> marks.merge(mark, 1, Integer::sum));
        return marks;
    }
}
