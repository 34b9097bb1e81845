package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Someone who may use console and API. */
@Entity
@Table(name = "users")
public class User extends PanacheEntityBase {

    @Id
    public String name;

    /** In bcrypt's modular crypt form. */
    @Column(name = "password_hash")
    public String passwordHash;

    /** The password was made by the box: the console asks for another first. */
    @Column(name = "must_change")
    public boolean mustChange;
}
