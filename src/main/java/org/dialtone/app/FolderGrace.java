package org.dialtone.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.model.Site;

/** How long the former provisioning folder answers beside the present one. */
final class FolderGrace {

    private final SiteRevisions store;
    private final InstantSource clock;
    private FormerFolder former;
    private Duration pauses = Duration.ZERO;

    FolderGrace(SiteRevisions store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        read();
    }

    /** Takes over what is stored. */
    void read() {
        former = store.former()
                .map(folder -> new FormerFolder(folder.token(), folder.until().plus(pauses)))
                .orElse(null);
    }

    /** The former folder; null: the present one answers alone. */
    FormerFolder former() {
        return former;
    }

    /**
     * The former folder once a site replaces another.
     *
     * @param grace how long the present folder answers on, where the site has another
     */
    FormerFolder after(Site present, Site next, Duration grace) {
        String token = present.provisioning().token();
        return next.provisioning().token().equals(token)
                ? former
                : new FormerFolder(token, clock.instant().plus(grace));
    }

    /** Takes a former folder that is stored already. */
    void take(FormerFolder stored) {
        former = stored;
    }

    /** Ends the grace; false where there is none. */
    boolean end() {
        boolean there = former != null;
        if (there) {
            keep(null);
        }
        return there;
    }

    /** As {@link SiteBook#resume}; false where there is no grace. */
    boolean resume(Duration all) {
        pauses = all;
        boolean there = former != null;
        if (there) {
            Instant now = clock.instant();
            Instant until = Collections.min(List.of(former.until().plus(pauses), now.plus(SiteBook.LONGEST_GRACE)));
            keep(until.isAfter(now) ? new FormerFolder(former.token(), until) : null);
        }
        return there;
    }

    private void keep(FormerFolder folder) {
        store.storeFormer(unmoved(folder));
        former = folder;
    }

    /** As it is stored: in the time of the first run, so that no start moves it twice, or leaves it out. */
    FormerFolder unmoved(FormerFolder folder) {
        return folder == null
                ? null
                : new FormerFolder(folder.token(), folder.until().minus(pauses));
    }
}
