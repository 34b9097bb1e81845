package org.dialtone.store.site;

import java.time.Instant;
import org.dialtone.provision.ProvisionPlan.FormerFolder;

/** Loads and stores the provisioning folder before the present one; call within a transaction. */
public final class FormerFolders {

    private FormerFolders() {}

    /** Null where there was none. */
    public static FormerFolder load() {
        SiteEntity row = SiteEntity.findById(1);
        return row == null || row.formerToken == null || row.formerUntil == null
                ? null
                : new FormerFolder(row.formerToken, Instant.ofEpochSecond(row.formerUntil));
    }

    public static void store(FormerFolder former) {
        SiteEntity row = SiteEntity.findById(1);
        row.formerToken = former.token();
        row.formerUntil = former.until().getEpochSecond();
    }
}
