package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.app.Actor.Power;
import org.dialtone.site.EditRefusal;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;

/**
 * Which changes of the site not everybody may make who may change it: by whatever way a change comes, the site before and
 * after it tell.
 */
final class ChangeRights {

    private static final int SHOWN = 5;

    private ChangeRights() {}

    /** Why this one may not make this change; empty: he may. */
    static Optional<EditRefusal> refusal(Actor who, Site now, Site next) {
        Optional<EditRefusal> ofTheBox =
                who.may(Power.ADMINISTER) ? Optional.empty() : refusal(Flaw.CHANGE_NEEDS_ADMIN, ofTheBox(now, next));
        return ofTheBox.isPresent() || who.may(Power.SECRETS)
                ? ofTheBox
                : refusal(Flaw.CHANGE_NEEDS_PERSON, MoreAskers.keys(now, next));
    }

    private static Optional<EditRefusal> refusal(Flaw flaw, Stream<String> keys) {
        List<String> changed = keys.limit(SHOWN).toList();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new EditRefusal.Forbidden(Complaint.of(flaw, new Complaint.All(changed))));
    }

    /** What the box has routes of its own for, which ask for an admin. */
    private static Stream<String> ofTheBox(Site now, Site next) {
        return Stream.concat(
                ConsoleGuard.closes(now) == ConsoleGuard.closes(next) ? Stream.empty() : Stream.of(ConsoleGuard.PATH),
                now.site().network().equals(next.site().network()) ? Stream.empty() : Stream.of("network"));
    }
}
