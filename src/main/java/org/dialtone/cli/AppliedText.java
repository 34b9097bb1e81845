package org.dialtone.cli;

import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.site.EditRefusal;
import org.dialtone.site.Review;

/** Words what became of a change of the site. */
final class AppliedText {

    private AppliedText() {}

    /**
     * @param what the file's name, or the revision
     * @param done what it is when it was taken, e.g. {@code applied}
     */
    static Answer of(String what, String done, Review review) {
        return of(what, " is " + done + ": ", done, review);
    }

    /** What would become of a file. */
    static Answer checked(String what, Review review) {
        return of(what, " can be applied: ", "applied", review);
    }

    private static Answer of(String what, String taken, String done, Review review) {
        String findings = SiteText.lines(what, review.findings());
        return review.ok()
                ? new Answer(0, findings + what + taken + review.changes() + "\n")
                : new Answer(
                        1,
                        findings
                                + review.refused()
                                        .map(refusal -> what + " is not " + done + ": " + why(refusal))
                                        .orElse(""));
    }

    private static String why(EditRefusal refusal) {
        return switch (refusal) {
            case EditRefusal.Removal removal -> removal.says() + "; with --allow-removal they go\n";
            case EditRefusal.Stale stale ->
                stale.says() + ". " + since(stale)
                        + "dialtone export prints the present site, to change that; with --force this is done all the same\n";
            case EditRefusal.Forbidden forbidden -> forbidden.says() + ": " + forbidden.remedy() + "\n";
        };
    }

    private static String since(EditRefusal.Stale stale) {
        return stale.changes().isEmpty()
                ? "What changed since can't be told: that revision isn't kept here.\n"
                : "Changed since:\n" + HistoryText.changes(stale.changes());
    }
}
