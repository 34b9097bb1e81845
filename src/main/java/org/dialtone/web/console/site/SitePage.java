package org.dialtone.web.console.site;

import java.util.List;
import org.dialtone.app.SiteBook;
import org.dialtone.site.Review;
import org.dialtone.site.file.Finding;
import org.dialtone.web.console.edit.ChangeText;
import org.dialtone.web.console.edit.RefusalText;
import org.dialtone.web.console.edit.Undo;
import org.dialtone.web.console.forms.Words;

/**
 * The site file in the form.
 *
 * @param revision the revision that the text was made from
 * @param review   what checking or applying it said, or null: neither was asked
 * @param changes  what applying it changes or changed, in words, or null
 * @param applied  whether it was applied
 * @param undo     the way back, or null
 * @param refused  why it was not applied although it has no fault, or null
 */
public record SitePage(
        String yaml,
        long revision,
        List<Finding> findings,
        Review review,
        String changes,
        boolean applied,
        Undo undo,
        RefusalText refused) {

    static SitePage of(SiteBook.Export export, List<Finding> findings) {
        return new SitePage(export.yaml(), export.revision(), findings, null, null, false, null, null);
    }

    /** A text that was checked, or not applied. */
    static SitePage asked(String yaml, long revision, Review review, Words words) {
        return new SitePage(
                yaml,
                revision,
                review.findings(),
                review,
                ChangeText.sum(review.changes(), words),
                false,
                null,
                RefusalText.of(review.refusal(), words));
    }

    /** The site after a text was applied. */
    static SitePage applied(SiteBook.Export now, Review review, Undo undo, Words words) {
        return new SitePage(
                now.yaml(),
                now.revision(),
                review.findings(),
                review,
                ChangeText.sum(review.changes(), words),
                true,
                undo,
                null);
    }

    int status() {
        return refused == null ? review.ok() ? 200 : 422 : refused.status();
    }

    /** Whether it was refused because it removes much. */
    public boolean removes() {
        return refused != null && refused.removes() != null;
    }

    /** Whether it was refused because the site was changed meanwhile. */
    public boolean stale() {
        return refused != null && refused.since() != null;
    }
}
