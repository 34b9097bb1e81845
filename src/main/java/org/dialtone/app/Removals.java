package org.dialtone.app;

import java.util.Optional;
import java.util.Set;
import org.dialtone.site.EditRefusal;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.site.model.SiteObjects.Group;

/** Keeps a change from removing many phones or extensions by mistake, as an older file would. */
final class Removals {

    /** That many may always go. */
    private static final int FEW = 5;
    /** One part of that many may go. */
    private static final int TENTH = 10;

    private Removals() {}

    static Optional<EditRefusal> refusal(Site before, Site after) {
        int phones = removed(before, after, Group.PHONES);
        int extensions = removed(before, after, Group.EXTENSIONS);
        return isMany(phones, before.phones().size())
                        || isMany(extensions, before.extensions().size())
                ? Optional.of(new EditRefusal.Removal(
                        phones,
                        before.phones().size(),
                        extensions,
                        before.extensions().size()))
                : Optional.empty();
    }

    private static boolean isMany(int removed, int of) {
        return removed > FEW && removed * TENTH > of;
    }

    private static int removed(Site before, Site after, Group group) {
        Set<String> left = SiteObjects.of(after, group).keySet();
        return (int) SiteObjects.of(before, group).keySet().stream()
                .filter(name -> !left.contains(name))
                .count();
    }
}
