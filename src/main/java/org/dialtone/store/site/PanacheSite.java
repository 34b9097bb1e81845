package org.dialtone.store.site;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.SiteStore;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.site.model.SiteDocument;

/** Stores the site in {@code site.db}, row by row. */
public final class PanacheSite implements SiteStore {

    private final SiteRows rows;
    private final SiteInserts inserts;

    public PanacheSite(SecretBox secrets) {
        rows = new SiteRows(secrets);
        inserts = new SiteInserts(secrets);
    }

    @Override
    public Optional<SiteDocument> load() {
        return QuarkusTransaction.requiringNew().call(rows::load);
    }

    @Override
    public Optional<FormerFolder> former() {
        return Optional.ofNullable(QuarkusTransaction.requiringNew().call(FormerFolders::load));
    }

    @Override
    public void store(SiteDocument site, FormerFolder former, AppliedFile source) {
        QuarkusTransaction.requiringNew().run(() -> {
            Optional.ofNullable(site).ifPresent(inserts::replace);
            Optional.ofNullable(former).ifPresent(FormerFolders::store);
            Optional.ofNullable(source).ifPresent(PanacheSite::remember);
        });
    }

    private static void remember(AppliedFile source) {
        SiteEntity row = SiteEntity.findById(1);
        row.appliedPath = source.path();
        row.appliedDigest = source.digest();
    }

    @Override
    public void storeOldPasswords(List<SiteDocument.Extension> extensions) {
        QuarkusTransaction.requiringNew().run(() -> extensions.forEach(inserts::keepOldPassword));
    }

    @Override
    public Optional<String> appliedDigest(String path) {
        return QuarkusTransaction.requiringNew()
                .call(() -> SiteEntity.<SiteEntity>findByIdOptional(1)
                        .filter(row -> path.equals(row.appliedPath))
                        .map(row -> row.appliedDigest));
    }
}
