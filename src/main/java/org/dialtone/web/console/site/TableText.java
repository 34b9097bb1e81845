package org.dialtone.web.console.site;

import java.util.List;
import java.util.Locale;
import org.dialtone.site.CsvReview;
import org.dialtone.site.Review;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.RowFate;
import org.dialtone.web.console.edit.ChangeText;
import org.dialtone.web.console.edit.RefusalText;
import org.dialtone.web.console.edit.Undo;
import org.dialtone.web.console.forms.Words;

/**
 * The result of an uploaded table.
 *
 * @param changes changes in words
 * @param undo    the way back from an import, or null
 * @param problem why the table could not be read at all or was refused, or that it may be in force; or null
 */
public record TableText(
        boolean ok,
        boolean applied,
        String changes,
        List<Finding> findings,
        List<RowText> rows,
        Undo undo,
        String problem) {

    /**
     * A row's result in words, {@code –} where the row names no extension or no phone; the style says whether the row
     * is imported.
     */
    public record RowText(int row, String style, String extension, String phone) {

        static RowText of(RowFate fate, Words words) {
            boolean refused = fate.extension() == RowFate.Fate.REFUSED || fate.phone() == RowFate.Fate.REFUSED;
            boolean unchanged = quiet(fate.extension()) && quiet(fate.phone());
            return new RowText(
                    fate.row(),
                    refused ? "bad" : unchanged ? "" : "good",
                    word(fate.extension(), words),
                    word(fate.phone(), words));
        }

        private static boolean quiet(RowFate.Fate fate) {
            return fate == null || fate == RowFate.Fate.UNCHANGED;
        }

        private static String word(RowFate.Fate fate, Words words) {
            return fate == null ? "–" : words.say("table.fate." + fate.name().toLowerCase(Locale.ROOT));
        }
    }

    static TableText of(CsvReview outcome, boolean applied, Undo undo, Words words) {
        return new TableText(
                outcome.review().ok(),
                applied && outcome.review().ok(),
                ChangeText.sum(outcome.review().changes(), words),
                outcome.review().findings(),
                outcome.rows().stream().map(fate -> RowText.of(fate, words)).toList(),
                undo,
                problem(outcome.review(), words));
    }

    private static String problem(Review review, Words words) {
        return review.inDoubt()
                ? words.say("word.mayBeInForce")
                : review.refused()
                        .map(refusal -> RefusalText.of(refusal, words).says(words))
                        .orElse(null);
    }

    static TableText unreadable(String problem) {
        return new TableText(false, false, "", List.of(), List.of(), null, problem);
    }
}
