package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.dialtone.app.Revision.AppliedFile;
import org.dialtone.app.SiteRevisions.Applied;

/** The site file that was applied last from one path. */
@Entity
@Table(name = "applied_file")
public class AppliedFileRow extends PanacheEntityBase {

    /** A person may apply files from any number of paths; the oldest are forgotten. */
    private static final int MOST = 100;

    @Id
    public String path;

    public String digest;

    /** The revision that it made, or left as it was. */
    public long revision;

    static Optional<Applied> find(String path) {
        return AppliedFileRow.<AppliedFileRow>findByIdOptional(path)
                .map(row -> new Applied(new AppliedFile(row.path, row.digest), row.revision));
    }

    /** Begins with a write: SQLite refuses a transaction that reads first where another one wrote meanwhile. */
    static void store(AppliedFile file, long revision) {
        int there = update("digest = ?1, revision = ?2 where path = ?3", file.digest(), revision, file.path());
        if (there == 0) {
            AppliedFileRow row = new AppliedFileRow();
            row.path = file.path();
            row.digest = file.digest();
            row.revision = revision;
            row.persistAndFlush();
            AppliedFileRow.<AppliedFileRow>findAll(Sort.descending("revision"))
                    .page(Page.of(1, MOST))
                    .list()
                    .forEach(AppliedFileRow::delete);
        }
    }
}
