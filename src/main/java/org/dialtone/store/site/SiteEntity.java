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
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.model.SiteDocument.Mode;
import org.dialtone.site.model.SiteDocument.OnOtherServer;
import org.dialtone.site.model.SiteDocument.RegistrarMode;
import org.dialtone.site.model.SiteDocument.Transport;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** The values that hold for the whole site, in one row. */
@Entity
@Table(name = "site")
public class SiteEntity extends PanacheEntityBase {

    @Id
    public int id = 1;

    public String name;

    public String timezone;

    public String language;

    @Column(name = "server_address")
    public String serverAddress;

    @Enumerated(EnumType.STRING)
    @Column(name = "dhcp_mode")
    public Mode dhcpMode;

    @Column(name = "automatic_options")
    public boolean automaticOptions;

    @Enumerated(EnumType.STRING)
    @Column(name = "on_other_server")
    public OnOtherServer onOtherServer;

    @Column(name = "guard_per_mac_per_second")
    public Integer guardPerMacPerSecond;

    @Column(name = "guard_circuit_share")
    public Integer guardCircuitShare;

    public String token;

    @Enumerated(EnumType.STRING)
    @Column(name = "provisioning_lease_rule")
    public ProvisionPlan.LeaseRule provisioningLeaseRule;

    @Enumerated(EnumType.STRING)
    @Column(name = "unknown_phones")
    public ProvisionPlan.UnknownPhones unknownPhones;

    @Enumerated(EnumType.STRING)
    @Column(name = "place_rule")
    public ProvisionPlan.PlaceRule placeRule;

    @Column(name = "window_seconds")
    public Long windowSeconds;

    @Column(name = "adopt_numbers")
    public String adoptNumbers;

    /** The folder before the present one, and the end of its grace in seconds since 1970. */
    @Column(name = "former_token")
    public String formerToken;

    @Column(name = "former_until")
    public Long formerUntil;

    @Enumerated(EnumType.STRING)
    @Column(name = "registrar_mode")
    public RegistrarMode registrarMode;

    public String realm;

    @Enumerated(EnumType.STRING)
    @Column(name = "registrar_lease_rule")
    public SipPlan.LeaseRule registrarLeaseRule;

    @Column(name = "registrar_host")
    public String registrarHost;

    @Column(name = "registrar_port")
    public Integer registrarPort;

    @Enumerated(EnumType.STRING)
    @Column(name = "registrar_transport")
    public Transport registrarTransport;

    /** The path of the file that was applied last from a path, and its SHA-256. */
    @Column(name = "applied_path")
    public String appliedPath;

    @Column(name = "applied_digest")
    public String appliedDigest;

    public String gateway;

    @ElementCollection
    @CollectionTable(name = "site_port", joinColumns = @JoinColumn(name = "site_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    public List<PortRow> ports = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "site_route", joinColumns = @JoinColumn(name = "site_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    public List<RouteRow> routes = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "site_name", joinColumns = @JoinColumn(name = "site_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    public List<NameRow> names = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "site_ntp", joinColumns = @JoinColumn(name = "site_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "server")
    public List<String> ntp = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "site_interface", joinColumns = @JoinColumn(name = "site_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "name")
    public List<String> interfaces = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "site_known_server", joinColumns = @JoinColumn(name = "site_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "server")
    public List<String> knownServers = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "site_denied", joinColumns = @JoinColumn(name = "site_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "written")
    public List<String> denied = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "site_adopt_vendor", joinColumns = @JoinColumn(name = "site_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    @Column(name = "vendor")
    public List<String> adoptVendors = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "site_option", joinColumns = @JoinColumn(name = "site_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    public List<OptionRow> options = new ArrayList<>();

    /** The settings for every phone. */
    @ElementCollection
    @CollectionTable(name = "site_setting", joinColumns = @JoinColumn(name = "site_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    public List<SettingRow> settings = new ArrayList<>();
}
