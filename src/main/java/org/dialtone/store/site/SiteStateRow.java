package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
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

    /** Seconds since 1970 in the time of the box's first run, or of the last one before the box knew of pauses. */
    @Column(name = "former_until")
    public Long formerUntil;

    static Optional<SiteStateRow> find() {
        return findByIdOptional(ONLY);
    }

    Optional<FormerFolder> former() {
        return formerToken == null || formerUntil == null
                ? Optional.empty()
                : Optional.of(new FormerFolder(formerToken, Instant.ofEpochSecond(formerUntil)));
    }

    /** @param former null: forgotten */
    static void store(FormerFolder former) {
        if (former == null) {
            update("formerToken = null, formerUntil = null where id = " + ONLY);
            return;
        }
        change(
                "formerToken = ?1, formerUntil = ?2 where id = " + ONLY,
                former.token(),
                former.until().getEpochSecond());
    }

    /** Begins with a write: SQLite refuses a transaction that reads first where another one wrote meanwhile. */
    private static void change(String update, Object... values) {
        if (update(update, values) == 0) {
            new SiteStateRow().persistAndFlush();
            update(update, values);
        }
    }
}
