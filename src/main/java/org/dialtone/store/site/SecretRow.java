package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One secret from a revision on. */
@Entity
@Table(name = "secret")
public class SecretRow extends PanacheEntityBase {

    /** What was forgotten while its object stayed. */
    static final String FORGOTTEN = "";

    @Id
    public long id;

    /** Of {@code app.SiteSecrets}. */
    public String owner;

    /** The revision from which on it holds. */
    public long since;

    /** Null: its object was removed; empty: it was forgotten. */
    public String sealed;
}
