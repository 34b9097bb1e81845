package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A user of console and API. */
@Entity
@Table(name = "users")
public class User extends PanacheEntityBase {

    @Id
    public String name;

    /** The hash in bcrypt's modular crypt form. */
    @Column(name = "password_hash")
    public String passwordHash;

    /** Whether somebody else made the password; the console then asks for another first. */
    @Column(name = "must_change")
    public boolean mustChange;

    /** A {@link org.dialtone.app.Role}, by name. */
    public String role;
}
