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

/** The reservation of one client. */
@Entity
@Table(name = "reservation")
public class ReservationEntity extends PanacheEntityBase {

    @Id
    public int position;

    /** One of {@code mac}, {@code clientId} and {@code circuitId} is set; the two identifiers are hex digits. */
    public String mac;

    @Column(name = "client_id")
    public String clientId;

    @Column(name = "circuit_id")
    public String circuitId;

    public String address;

    public String hostname;

    @ElementCollection
    @CollectionTable(name = "reservation_option", joinColumns = @JoinColumn(name = "reserved_position"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    public List<OptionRow> options = new ArrayList<>();
}
