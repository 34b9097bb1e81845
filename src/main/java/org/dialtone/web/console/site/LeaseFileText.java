package org.dialtone.web.console.site;

import java.util.List;
import org.dialtone.app.LeaseFileReview;
import org.dialtone.journal.Language;
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
public record LeaseFileText(boolean ok, boolean took, String says, List<RowText> rows, int more) {

    private static final int ROWS = 1_000;

    /** One lease of the file. @param why null where it is taken */
    public record RowText(int line, String address, String mac, String why) {

        static RowText of(LeaseFileReview.Row row, Language language) {
            String why = row.taken() ? null : row.why().says(language);
            return new RowText(row.line(), row.address(), row.mac(), why);
        }
    }

    static LeaseFileText of(LeaseFileReview outcome, boolean applied, Words words) {
        List<LeaseFileReview.Row> rows = outcome.rows();
        return new LeaseFileText(
                true,
                outcome.taken() > 0,
                words.say(applied ? "table.leases.done" : "table.leases.tried", sum(outcome, words)),
                rows.stream()
                        .limit(ROWS)
                        .map(row -> RowText.of(row, words.language()))
                        .toList(),
                Math.max(0, rows.size() - ROWS));
    }

    private static String sum(LeaseFileReview outcome, Words words) {
        return words.count("table.leases.taken", Math.toIntExact(outcome.taken()), outcome.server())
                + words.count("table.leases.out", Math.toIntExact(outcome.leftOut()));
    }

    static LeaseFileText refused(String problem) {
        return new LeaseFileText(false, false, problem, List.of(), 0);
    }
}
