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

/** One number that rings several extensions at once. */
@Entity
@Table(name = "ring_number")
public class NumberEntity extends PanacheEntityBase {

    @Id
    public String number;

    public int position;

    public String name;

    @ElementCollection
    @CollectionTable(name = "ring_number_extension", joinColumns = @JoinColumn(name = "number"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "extension")
    public List<String> ring = new ArrayList<>();
}
