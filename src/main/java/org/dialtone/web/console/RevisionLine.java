package org.dialtone.web.console;

import java.util.List;
import org.dialtone.app.Revision;
import org.dialtone.app.view.ActorText;
import org.dialtone.site.model.NamedChange;

/**
 * One revision in the list.
 *
 * @param from  the address of the one who made it, or null
 * @param first the first of its changes, in words
 * @param more  the number of its other changes
 */
public record RevisionLine(
        long number, boolean present, Moment at, String who, String from, String act, List<String> first, int more) {

    private static final int SHOWN = 3;

    static RevisionLine of(Revision revision, long present, SiteTime clock) {
        List<String> first =
                revision.changes().stream().limit(SHOWN).map(NamedChange::says).toList();
        return new RevisionLine(
                revision.number(),
                revision.number() == present,
                clock.show(revision.at()),
                ActorText.of(revision.who()),
                revision.who().from(),
                revision.act(),
                first,
                revision.count() - first.size());
    }
}
