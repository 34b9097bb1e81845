package org.dialtone.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.model.SiteDocument;

/**
 * Keeps the site and its history over restarts. Each call is one transaction, and waits for the disk. The history is
 * bounded: the oldest revisions go, the present one stays.
 */
public interface SiteRevisions {

    /** The present revision; empty on a box that never had a site. */
    Optional<Revision> latest();

    /**
     * Stores a revision whole or not at all, and gives it the next number. Adoptions by the box that follow each other
     * within minutes share one revision.
     */
    Revision store(RevisionDraft draft);

    /**
     * Revisions below a number, newest first.
     *
     * @param below {@link Long#MAX_VALUE}: from the present one on
     * @param most  1 or more
     */
    List<Revision> list(long below, int most);

    /** The number of revisions that are kept. */
    long count();

    /** Empty where there is no such revision, or it was dropped. */
    Optional<Revision> find(long number);

    /** The site as it was, with the secrets that it had then; empty as with {@link #find}. */
    Optional<SiteDocument> at(long number);

    /** The text of the file that was applied, with its comments and without its secrets; empty where there was none. */
    Optional<String> file(long number);

    /** The last secrets of these owners ({@code SiteSecrets}), of removed objects too; owners without one are left out. */
    Map<String, String> secrets(Collection<String> owners);

    /** Stores secrets of the present revision that change without a new one; a null secret is forgotten. */
    void storeSecrets(Map<String, String> byOwner);

    /** The provisioning folder before the present one; empty where there was none. */
    Optional<FormerFolder> former();

    void storeFormer(FormerFolder former);

    /** The digest of the file that was applied last, where it was applied from this path. */
    Optional<String> appliedDigest(String path);

    /** Regards a file as applied. */
    void storeApplied(Revision.AppliedFile file);
}
