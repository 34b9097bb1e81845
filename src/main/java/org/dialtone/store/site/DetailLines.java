package org.dialtone.store.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Details as one text: a line for each, {@code NAME=value}; values are printable, so they hold no line's end. */
final class DetailLines {

    private DetailLines() {}

    static String write(Map<String, String> details) {
        return details.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("\n"));
    }

    static Map<String, String> read(String lines) {
        Map<String, String> details = new LinkedHashMap<>();
        lines.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> details.put(parts[0], parts[1]));
        return details;
    }
}
