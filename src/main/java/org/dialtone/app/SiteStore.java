package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.model.SiteDocument;

/** Keeps the site over restarts. Each call is one transaction, and waits for the disk. */
public interface SiteStore {

    /** Empty on a box that never had one. */
    Optional<SiteDocument> load();

    /** The provisioning folder before the present one; empty where there was none. */
    Optional<FormerFolder> former();

    /**
     * Stores a change whole or not at all; a part that is null stays as it is.
     *
     * @param site   replaces the stored site
     * @param former the folder before the present one
     * @param source the file that the site was applied from
     */
    void store(SiteDocument site, FormerFolder former, AppliedFile source);

    /** Stores only the old passwords of these extensions. */
    void storeOldPasswords(List<SiteDocument.Extension> extensions);

    /** The digest of the file that was applied last, where it was applied from this path. */
    Optional<String> appliedDigest(String path);

    /** @param digest SHA-256 of the file's content, in hex */
    record AppliedFile(String path, String digest) {}
}
