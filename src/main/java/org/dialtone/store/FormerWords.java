package org.dialtone.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.journal.Detail;

/**
 * A sentence of an older version with places for its details, read backward: {@code {detail}} is a place, a part in
 * square brackets may be absent, and what stood at {@code {}} is no longer told. A place between quotes ends at the
 * closing one, which no stranger could write.
 */
record FormerWords(Pattern pattern, List<Detail> places) {

    private static final Pattern PART =
            Pattern.compile("(?<quoted>\"\\{(?<q>[a-z_]+)}\")|\\{(?<p>[a-z_]+)}|\\{}|[\\[\\]]");

    static FormerWords of(String template) {
        StringBuilder pattern = new StringBuilder();
        List<Detail> places = new ArrayList<>();
        Matcher part = PART.matcher(template);
        int end = 0;
        while (part.find()) {
            pattern.append(Pattern.quote(template.substring(end, part.start())));
            end = part.end();
            String place = part.group("q") != null ? part.group("q") : part.group("p");
            if (place == null) {
                pattern.append(
                        switch (part.group()) {
                            case "[" -> "(?:";
                            case "]" -> ")?";
                            default -> ".+?";
                        });
            } else {
                Detail detail = Detail.valueOf(place.toUpperCase(Locale.ROOT));
                places.add(detail);
                pattern.append(part.group("quoted") != null ? "\"([^\"]*)\"" : "(" + form(detail) + ")");
            }
        }
        pattern.append(Pattern.quote(template.substring(end)));
        return new FormerWords(Pattern.compile(pattern.toString()), List.copyOf(places));
    }

    private static String form(Detail detail) {
        return switch (detail.kind()) {
            case ADDRESS -> "[0-9.]{7,15}";
            case MAC -> "[0-9a-f:]{17}";
            case NUMBER -> "[0-9]{1,18}";
            case TIME, DURATION -> "\\S+";
            case REASON, NAME, TEXT, PROSE -> ".+?";
        };
    }

    /** The texts of the places by the names of their details; empty where these are other words. */
    Optional<Map<String, String>> read(String words) {
        Matcher found = pattern.matcher(words);
        if (!found.matches()) {
            return Optional.empty();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            if (found.group(i + 1) != null) {
                texts.put(places.get(i).name(), found.group(i + 1));
            }
        }
        return Optional.of(texts);
    }
}
