package org.dialtone.web.console.site;

import java.util.List;
import org.dialtone.web.console.edit.Undo;

/**
 * A part of the list of revisions.
 *
 * @param newer whether there are newer revisions than the list's first
 * @param older the number below which the older revisions are, or null: there are none
 * @param from  the earlier revision that the form compares at first
 * @param to    the later one
 * @param done  what was just done, or null
 * @param undo  the way back from it, or null
 * @param fault why nothing was done, or null
 */
public record HistoryPage(
        List<RevisionLine> rows, boolean newer, Long older, long from, long to, String done, Undo undo, String fault) {

    static HistoryPage of(List<RevisionLine> rows, long present, boolean more) {
        return new HistoryPage(
                rows,
                !rows.isEmpty() && !rows.getFirst().present(),
                more ? rows.getLast().number() : null,
                Math.max(1, present - 1),
                Math.max(1, present),
                null,
                null,
                null);
    }

    HistoryPage done(String text, Undo way) {
        return new HistoryPage(rows, newer, older, from, to, text, way, null);
    }

    HistoryPage fault(String why) {
        return new HistoryPage(rows, newer, older, from, to, null, null, why);
    }
}
