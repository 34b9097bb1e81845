package org.dialtone.web.console.site;

import java.util.List;
import java.util.Locale;
import org.dialtone.app.Actor;
import org.dialtone.app.Revision;
import org.dialtone.web.console.edit.ChangeText;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.SiteTime;

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
                ChangeText.all(revision.changes().stream().limit(SHOWN).toList(), clock.words());
        return new RevisionLine(
                revision.number(),
                revision.number() == present,
                clock.show(revision.at()),
                actor(revision.who(), clock.words()),
                revision.who().from(),
                ActText.of(revision.act(), clock.words()),
                first,
                revision.count() - first.size());
    }

    private static String actor(Actor who, Words words) {
        return words.say("actor." + who.kind().name().toLowerCase(Locale.ROOT), who.name());
    }
}
