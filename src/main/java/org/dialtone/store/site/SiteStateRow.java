package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.dialtone.app.Revision.AppliedFile;
import org.dialtone.app.SiteRevisions.Applied;
import org.dialtone.provision.ProvisionPlan.FormerFolder;

/** The one row of what goes with the site and is no part of it. */
@Entity
@Table(name = "site_state")
public class SiteStateRow extends PanacheEntityBase {

    private static final int ONLY = 1;

    @Id
    public int id = ONLY;

    @Column(name = "former_token")
    public String formerToken;

    /** Seconds since 1970. */
    @Column(name = "former_until")
    public Long formerUntil;

    @Column(name = "applied_path")
    public String appliedPath;

    @Column(name = "applied_digest")
    public String appliedDigest;

    @Column(name = "applied_revision")
    public Long appliedRevision;

    static Optional<SiteStateRow> find() {
        return findByIdOptional(ONLY);
    }

    Optional<FormerFolder> former() {
        return formerToken == null || formerUntil == null
                ? Optional.empty()
                : Optional.of(new FormerFolder(formerToken, Instant.ofEpochSecond(formerUntil)));
    }

    Optional<Applied> applied() {
        return appliedPath == null
                ? Optional.empty()
                : Optional.of(new Applied(new AppliedFile(appliedPath, appliedDigest), appliedRevision));
    }

    static void store(FormerFolder former) {
        change(
                "formerToken = ?1, formerUntil = ?2 where id = " + ONLY,
                former.token(),
                former.until().getEpochSecond());
    }

    static void store(AppliedFile file, long revision) {
        change(
                "appliedPath = ?1, appliedDigest = ?2, appliedRevision = ?3 where id = " + ONLY,
                file.path(),
                file.digest(),
                revision);
    }

    /** Begins with a write: SQLite refuses a transaction that reads first where another one wrote meanwhile. */
    private static void change(String update, Object... values) {
        if (update(update, values) == 0) {
            new SiteStateRow().persistAndFlush();
            update(update, values);
        }
    }
}
