package org.dialtone.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.Revision.AppliedFile;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.model.Site;

/**
 * Keeps the site and its history over restarts. Each call is one transaction, and waits for the disk. The history is
 * bounded: the oldest revisions go, the present one stays.
 */
public interface SiteRevisions {

    /** The present revision; empty on a box that never had a site. */
    Optional<Revision> latest();

    /**
     * Stores a revision whole or not at all, and gives it the next number. Where the box adopts phones within minutes of
     * each other, the later revision stands for all of them in lists; each can still be had by its number.
     */
    Revision store(RevisionDraft draft);

    /**
     * Revisions below a number, newest first.
     *
     * @param below {@link Long#MAX_VALUE}: from the present one on
     * @param most  1 or more
     */
    List<Revision> list(long below, int most);

    /** The number of revisions that {@link #list} has in all. */
    long count();

    /** Empty where there is no such revision, or it was dropped. */
    Optional<Revision> find(long number);

    /** The site as it was, with the secrets that it had then; empty as with {@link #find}. */
    Optional<Site> at(long number);

    /** The text of the file that was applied, with its comments and without its secrets; empty where there was none. */
    Optional<String> file(long number);

    /** The last secrets of these owners ({@link SiteSecrets}), of removed objects too; owners without one are left out. */
    Map<String, String> secrets(Collection<String> owners);

    /**
     * Stores old passwords of the present revision, which are forgotten without a new one.
     *
     * @param byOwner null: forgotten
     */
    void storeSecrets(Map<String, String> byOwner);

    /**
     * The provisioning folder before the present one, with its end in the time of the box's first run, as it was stored;
     * empty where there was none.
     */
    Optional<FormerFolder> former();

    /** @param former null: forgotten */
    void storeFormer(FormerFolder former);

    /** The file that was applied last from this path; the paths that were not used for long are forgotten. */
    Optional<Applied> applied(String path);

    /** Regards a file as applied at the present revision. */
    void storeApplied(AppliedFile file);

    /** Whether a revision that is kept was made by a file of this content, from whatever path. */
    boolean isKnown(String digest);

    /** @param revision the revision that the file made or left as it was */
    record Applied(AppliedFile file, long revision) {}
}
