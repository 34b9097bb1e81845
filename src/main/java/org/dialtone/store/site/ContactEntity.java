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

/** One entry of the phone book that is no extension. */
@Entity
@Table(name = "contact")
public class ContactEntity extends PanacheEntityBase {

    @Id
    public int position;

    public String name;

    @Column(name = "group_name")
    public String group;

    @ElementCollection
    @CollectionTable(name = "contact_number", joinColumns = @JoinColumn(name = "contact"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "number")
    public List<String> numbers = new ArrayList<>();
}
