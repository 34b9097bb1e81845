package org.dialtone.cli;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.app.Revision;
import org.dialtone.app.view.ActorText;
import org.dialtone.net.BoxClock;
import org.dialtone.site.model.NamedChange;

/** Revisions and changes of the site as lines. */
final class HistoryText {

    private static final int SHOWN = 3;

    private HistoryText() {}

    /** The revision in one line: {@code 17 2026-11-29T12:00:03Z dialtone apply: apply: extension 1001: added}. */
    static String line(Revision revision, BoxClock clock) {
        String changes =
                revision.changes().stream().limit(SHOWN).map(NamedChange::says).collect(Collectors.joining("; "));
        int more = revision.count() - Math.min(SHOWN, revision.changes().size());
        return head(revision, clock) + (changes.isEmpty() ? "" : ": " + changes)
                + (more > 0 ? "; and " + more + " more" : "") + "\n";
    }

    private static String head(Revision revision, BoxClock clock) {
        return revision.number() + "  " + clock.shown(revision.at()).truncatedTo(ChronoUnit.SECONDS) + "  "
                + ActorText.of(revision.who())
                + (revision.who().from() == null
                        ? ""
                        : " from " + revision.who().from()) + ", " + revision.act();
    }

    /** The revision with all its changes that are kept, one line each. */
    static String whole(Revision revision, BoxClock clock) {
        int more = revision.count() - revision.changes().size();
        return head(revision, clock) + "\n" + changes(revision.changes())
                + (more > 0 ? "  and " + more + " more\n" : "");
    }

    /** One line for each change. */
    static String changes(List<NamedChange> changes) {
        return changes.stream().map(change -> "  " + change.says() + "\n").collect(Collectors.joining());
    }
}
