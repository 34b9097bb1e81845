package org.dialtone.web.console;

import java.util.List;
import java.util.Locale;
import org.dialtone.site.CsvReview;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.RowFate;

/**
 * What was made of an uploaded table.
 *
 * @param changes  in words
 * @param problem  why it could not be read at all, or null
 */
public record TableText(
        boolean ok, boolean applied, String changes, List<Finding> findings, List<RowText> rows, String problem) {

    /** A row's fate in words, {@code –} where it names no extension or no phone; its style tells whether it is taken. */
    public record RowText(int row, String style, String extension, String phone) {

        static RowText of(RowFate fate) {
            boolean refused = fate.extension() == RowFate.Fate.REFUSED || fate.phone() == RowFate.Fate.REFUSED;
            boolean unchanged = quiet(fate.extension()) && quiet(fate.phone());
            return new RowText(
                    fate.row(), refused ? "bad" : unchanged ? "" : "good", word(fate.extension()), word(fate.phone()));
        }

        private static boolean quiet(RowFate.Fate fate) {
            return fate == null || fate == RowFate.Fate.UNCHANGED;
        }

        private static String word(RowFate.Fate fate) {
            return fate == null ? "–" : fate.name().toLowerCase(Locale.ROOT);
        }
    }

    static TableText of(CsvReview outcome, boolean applied) {
        return new TableText(
                outcome.review().ok(),
                applied && outcome.review().ok(),
                outcome.review().changes().toString(),
                outcome.review().findings(),
                outcome.rows().stream().map(RowText::of).toList(),
                null);
    }

    static TableText unreadable(String problem) {
        return new TableText(false, false, "", List.of(), List.of(), problem);
    }
}
