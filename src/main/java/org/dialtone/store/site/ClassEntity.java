package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** Options for clients that match; a null pattern matches everything. */
@Entity
@Table(name = "client_class")
public class ClassEntity extends PanacheEntityBase {

    @Id
    public String name;

    public int position;

    @Column(name = "vendor_class")
    public String vendorClass;

    @Column(name = "user_class")
    public String userClass;

    public String oui;

    public String vendor;

    @Column(name = "circuit_id")
    public String circuitId;

    @Column(name = "remote_id")
    public String remoteId;

    @ElementCollection
    @CollectionTable(name = "client_class_option", joinColumns = @JoinColumn(name = "class_name"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    public List<OptionRow> options = new ArrayList<>();
}
