package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A token with which a program logs in to the API. */
@Entity
@Table(name = "api_token")
public class ApiToken extends PanacheEntityBase {

    @Id
    public String name;

    /** SHA-256 of the token, in hex; the token is random enough to need no slower hash. */
    public String hash;

    /** When the token was made, in seconds since 1970. */
    public long made;

    /** When the token was used last, as {@link #made}, accurate to some minutes; null: never. */
    public Long used;

    /** A {@link org.dialtone.app.TokenScope}, by name. */
    public String scope;

    /** Whether somebody chose the scope. */
    public boolean chosen;
}
