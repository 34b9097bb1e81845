package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.dhcp.ClientKey;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** One subnet that is served. */
@Entity
@Table(name = "scope")
public class ScopeEntity extends PanacheEntityBase {

    @Id
    public String name;

    public int position;

    public String subnet;

    @Column(name = "lease_seconds")
    public long leaseSeconds;

    @Column(name = "min_lease_seconds")
    public long minLeaseSeconds;

    @Column(name = "max_lease_seconds")
    public long maxLeaseSeconds;

    @Column(name = "renew_seconds")
    public long renewSeconds;

    @Column(name = "rebind_seconds")
    public Long rebindSeconds;

    public boolean authoritative;

    @Column(name = "conflict_probe")
    public Boolean conflictProbe;

    @Column(name = "interface_name")
    public String interfaceName;

    @Column(name = "shared_with")
    public String sharedWith;

    @Column(name = "phones_only")
    public boolean phonesOnly;

    @Column(name = "known_only")
    public boolean knownOnly;

    @Column(name = "rapid_commit")
    public boolean rapidCommit;

    @Column(name = "voice_vlan")
    public Integer voiceVlan;

    @Enumerated(EnumType.STRING)
    @Column(name = "client_key")
    public ClientKey clientKey;

    @ElementCollection
    @CollectionTable(name = "scope_pool", joinColumns = @JoinColumn(name = "scope_name"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    public List<PoolRow> pools = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "scope_exclude", joinColumns = @JoinColumn(name = "scope_name"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "addresses")
    public List<String> exclude = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "scope_option", joinColumns = @JoinColumn(name = "scope_name"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    public List<OptionRow> options = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "scope_relay", joinColumns = @JoinColumn(name = "scope_name"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "written")
    public List<String> relays = new ArrayList<>();
}
