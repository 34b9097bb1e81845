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

/** One phone and the lines that it carries. */
@Entity
@Table(name = "phone")
public class PhoneEntity extends PanacheEntityBase {

    @Id
    public String mac;

    public int position;

    public String vendor;

    public String model;

    @ElementCollection
    @CollectionTable(name = "phone_line", joinColumns = @JoinColumn(name = "phone_mac"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "number")
    public List<String> lines = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "phone_also_mac", joinColumns = @JoinColumn(name = "phone_mac"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "mac")
    public List<String> alsoMacs = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "phone_address", joinColumns = @JoinColumn(name = "phone_mac"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "address")
    public List<String> addresses = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "phone_setting", joinColumns = @JoinColumn(name = "phone_mac"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    public List<SettingRow> settings = new ArrayList<>();

    /** Whether the site sets the keys, even to none; else the keys stay as they are on the phone. */
    @Column(name = "keys_set")
    public boolean keysSet;

    @ElementCollection
    @CollectionTable(name = "phone_key", joinColumns = @JoinColumn(name = "phone_mac"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    public List<KeyRow> keys = new ArrayList<>();
}
