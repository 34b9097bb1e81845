package org.dialtone.web.console.site;

import java.util.List;
import org.dialtone.app.LeaseFileReview;
import org.dialtone.web.console.forms.Words;

/**
 * The result of an uploaded lease file.
 *
 * @param ok   whether the file was read
 * @param took whether any lease is taken
 * @param says what was done, or would be, or why nothing is
 * @param rows of the file, the first {@value #ROWS} of them
 * @param more number of rows that don't fit on the page
 */
public record LeaseFileText(boolean ok, boolean took, String says, List<LeaseFileReview.Row> rows, int more) {

    private static final int ROWS = 1_000;

    static LeaseFileText of(LeaseFileReview outcome, boolean applied, Words words) {
        List<LeaseFileReview.Row> rows = outcome.rows();
        return new LeaseFileText(
                true,
                outcome.taken() > 0,
                words.say(applied ? "table.leases.done" : "table.leases.tried", outcome.sum()),
                rows.stream().limit(ROWS).toList(),
                Math.max(0, rows.size() - ROWS));
    }

    static LeaseFileText refused(String problem) {
        return new LeaseFileText(false, false, problem, List.of(), 0);
    }
}
