package org.dialtone.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What an expression of PromQL asks for.
 *
 * @param selectors the metrics, each with its labels
 * @param grouped   labels by which the result is grouped or matched
 */
record PromQuery(List<Selector> selectors, Set<String> grouped) {

    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*}|\\()?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(=~|!=|!~|=)\\s*\"([^\"]*)\"");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "sum", "min", "max", "avg", "count");

    /** @param labels the values that labels must equal; null where another comparison is asked for */
    record Selector(String metric, Map<String, String> labels) {}

    static PromQuery of(String expression) {
        Set<String> grouped = new TreeSet<>();
        GROUPING.matcher(expression)
                .results()
                .forEach(group -> grouped.addAll(List.of(group.group(1).strip().split("\\s*,\\s*"))));
        String rest = RANGE.matcher(GROUPING.matcher(expression).replaceAll("")).replaceAll("");
        List<Selector> selectors = new ArrayList<>();
        for (MatchResult name : NAME.matcher(rest).results().toList()) {
            boolean call = "(".equals(name.group(2)) || WORDS.contains(name.group(1));
            if (!call) {
                selectors.add(new Selector(name.group(1), labels(name.group(2))));
            }
        }
        return new PromQuery(selectors, grouped);
    }

    private static Map<String, String> labels(String braces) {
        Map<String, String> labels = new TreeMap<>();
        if (braces != null) {
            LABEL.matcher(braces)
                    .results()
                    .forEach(label -> labels.put(label.group(1), label.group(2).equals("=") ? label.group(3) : null));
        }
        return labels;
    }
}
