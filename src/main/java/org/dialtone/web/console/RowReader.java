package org.dialtone.web.console;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.web.console.RenderedList.Row;

/**
 * What one console has of a list, and what it is sent next: head and foot where they changed, the rows that changed and
 * the order of all. A bounded number of bytes goes out; what doesn't fit follows later, the row that waited longest
 * first. To be asked once a second.
 */
final class RowReader {

    /** Bytes that a console is sent in a second, over time: less than 2 MB in a minute. */
    static final int PER_SECOND = 30_000;

    /** Bytes that may go out at once after a quiet while. */
    static final int AT_ONCE = 60_000;

    /** Bytes that the order of a page and the elements around the parts take at most. */
    private static final int FRAME = 1_500;

    private final Map<String, String> has = new HashMap<>();
    private final Map<String, Long> sentAt = new HashMap<>();
    private List<String> order = List.of();
    private String head = "";
    private String foot = "";
    private RenderedList last;
    private boolean behind = true;
    private int budget = AT_ONCE;
    private long turn;

    /** Returns what to send now; empty where the console has it all. */
    synchronized Optional<String> next(RenderedList now) {
        budget = Math.min(AT_ONCE, budget + PER_SECOND);
        turn++;
        if (now == last && !behind) {
            return Optional.empty();
        }
        last = now;
        StringBuilder message = new StringBuilder();
        int left = budget - FRAME;
        head = part("head", head, now.head(), message);
        foot = part("foot", foot, now.foot(), message);
        StringBuilder rows = new StringBuilder();
        left -= bytes(message);
        behind = false;
        for (Row row : changed(now)) {
            int size = bytes(row.html());
            if (size > left) {
                behind = true;
                continue;
            }
            left -= size;
            rows.append(row.html());
            has.put(row.id(), row.html());
            sentAt.put(row.id(), turn);
        }
        List<String> shown =
                now.rows().stream().map(Row::id).filter(has::containsKey).toList();
        if (!rows.isEmpty() || !shown.equals(order)) {
            order = shown;
            message.append("<ol id=\"rows\" data-order=\"")
                    .append(String.join(" ", shown))
                    .append("\">")
                    .append(rows)
                    .append("</ol>");
        }
        forget(now);
        String said = message.toString();
        budget -= bytes(said);
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }

    private List<Row> changed(RenderedList now) {
        return now.rows().stream()
                .filter(row -> !row.html().equals(has.get(row.id())))
                .sorted(Comparator.comparingLong(row -> sentAt.getOrDefault(row.id(), -1L)))
                .toList();
    }

    private void forget(RenderedList now) {
        Set<String> shown = now.rows().stream().map(Row::id).collect(Collectors.toCollection(HashSet::new));
        has.keySet().retainAll(shown);
        sentAt.keySet().retainAll(shown);
    }

    private static String part(String id, String before, String now, StringBuilder message) {
        if (!now.equals(before)) {
            message.append("<div id=\"").append(id).append("\">").append(now).append("</div>");
        }
        return now;
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
