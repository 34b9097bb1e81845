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

/** The firmware that phones of one kind are to run. */
@Entity
@Table(name = "firmware")
public class FirmwareEntity extends PanacheEntityBase {

    @Id
    public int position;

    public String vendor;

    public String model;

    public String version;

    public String file;

    @ElementCollection
    @CollectionTable(name = "firmware_more", joinColumns = @JoinColumn(name = "firmware_position"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "file")
    public List<String> more = new ArrayList<>();
}
