package org.dialtone.cli;

import java.util.List;
import java.util.Optional;
import org.dialtone.app.SiteStore;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.model.SiteDocument;

/** Keeps a site as long as the test runs. */
public final class MemorySite implements SiteStore {

    private SiteDocument site;
    private FormerFolder former;
    private AppliedFile source;

    @Override
    public Optional<SiteDocument> load() {
        return Optional.ofNullable(site);
    }

    @Override
    public Optional<FormerFolder> former() {
        return Optional.ofNullable(former);
    }

    @Override
    public void store(SiteDocument site, FormerFolder former, AppliedFile source) {
        this.site = site == null ? this.site : site;
        this.former = former == null ? this.former : former;
        this.source = source == null ? this.source : source;
    }

    @Override
    public void storeOldPasswords(List<SiteDocument.Extension> extensions) {
        // No phone registers here.
    }

    @Override
    public Optional<String> appliedDigest(String path) {
        return Optional.ofNullable(source)
                .filter(applied -> applied.path().equals(path))
                .map(AppliedFile::digest);
    }
}
