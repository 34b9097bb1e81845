package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.dialtone.site.compile.SecretBox;

/** One SIP account. */
@Entity
@Table(name = "extension")
public class ExtensionEntity extends PanacheEntityBase {

    @Id
    public String number;

    public int position;

    public String name;

    /** Encrypted by {@link SecretBox}. */
    @Column(name = "sealed_password")
    public String sealedPassword;

    /** The password before this one, which phones may still have; encrypted as well, or null. */
    @Column(name = "sealed_old_password")
    public String sealedOldPassword;

    public boolean anywhere;

    public boolean listed = true;
}
