package org.dialtone.web.console.live;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.web.console.live.RenderedList.Row;

/**
 * What one console has of a list, and what it is sent next: head and foot where they changed, the rows that changed and
 * the order of all. A bounded number of bytes goes out; what doesn't fit follows later, the row that waited longest
 * first. To be asked once a second.
 */
final class RowReader {

    /** Bytes that the order of a page and the elements around the parts take at most. */
    private static final int FRAME = 2_000;

    private final SendBudget budget;
    private final Map<String, String> has = new HashMap<>();
    private final Map<String, Long> sentAt = new HashMap<>();
    private List<String> order = List.of();
    private String head = "";
    private String foot = "";
    private RenderedList last;
    private boolean behind = true;
    private long turn;

    RowReader(SendBudget budget) {
        this.budget = budget;
    }

    /** Returns what to send now; empty where the console has it all. */
    synchronized Optional<String> next(RenderedList now) {
        budget.turn();
        turn++;
        if (now == last && !behind) {
            return Optional.empty();
        }
        last = now;
        StringBuilder message = new StringBuilder();
        head = part("head", head, now.head(), message);
        foot = part("foot", foot, now.foot(), message);
        String rows = rows(now, budget.left() - FRAME - SendBudget.bytes(message.toString()));
        List<String> ids = now.rows().stream().map(Row::id).toList();
        if (!rows.isEmpty() || !ids.equals(order)) {
            message.append(now.kind().element(ids, rows));
        }
        order = ids;
        has.keySet().retainAll(Set.copyOf(ids));
        sentAt.keySet().retainAll(Set.copyOf(ids));
        String said = message.toString();
        budget.spend(said);
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }

    /** The changed rows that fit; the order names the others, too: the console shows them as it has them. */
    private String rows(RenderedList now, int room) {
        StringBuilder rows = new StringBuilder();
        int left = room;
        behind = false;
        for (Row row : changed(now)) {
            int size = SendBudget.bytes(row.html());
            if (size > left) {
                behind = true;
            } else {
                left -= size;
                rows.append(row.html());
                has.put(row.id(), row.html());
                sentAt.put(row.id(), turn);
            }
        }
        return rows.toString();
    }

    private List<Row> changed(RenderedList now) {
        return now.rows().stream()
                .filter(row -> !row.html().equals(has.get(row.id())))
                .sorted(Comparator.comparingLong(row -> sentAt.getOrDefault(row.id(), -1L)))
                .toList();
    }

    private static String part(String id, String before, String now, StringBuilder message) {
        if (!now.equals(before)) {
            message.append("<div id=\"").append(id).append("\">").append(now).append("</div>");
        }
        return now;
    }
}
