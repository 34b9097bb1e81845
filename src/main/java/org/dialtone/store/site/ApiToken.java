package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a program logs in to the API with. */
@Entity
@Table(name = "api_token")
public class ApiToken extends PanacheEntityBase {

    @Id
    public String name;

    /** SHA-256 of the token, in hex: it is random enough to need nothing slower. */
    public String hash;

    /** In seconds since 1970. */
    public long made;

    /** As {@link #made}, to some minutes; null: not yet. */
    public Long used;
}
