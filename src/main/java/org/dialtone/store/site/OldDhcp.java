package org.dialtone.store.site;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dialtone.dhcp.ClientClass.Match;
import org.dialtone.dhcp.ClientKey;
import org.dialtone.dhcp.Relays;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.dhcp.ScopePolicy;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.net.Subnet;
import org.dialtone.site.model.Site.ClassRule;
import org.dialtone.site.model.Site.Denied;
import org.dialtone.site.model.Site.Dhcp;
import org.dialtone.site.model.Site.Guards;
import org.dialtone.site.model.Site.Mode;
import org.dialtone.site.model.Site.OnOtherServer;
import org.dialtone.site.model.Site.Pool;
import org.dialtone.site.model.Site.Reserved;
import org.dialtone.site.model.Site.Scope;
import org.dialtone.store.site.OldTables.Row;

/** The DHCP section as the tables until schema 16 held it. */
record OldDhcp(OldTables tables) {

    private static final String IN_ORDER = "position";

    Dhcp read(Row site) throws SQLException {
        Integer perSecond = site.small("guard_per_mac_per_second");
        return new Dhcp(
                site.word(Mode.class, "dhcp_mode"),
                texts("site_interface", "name"),
                site.flag("automatic_options"),
                site.word(OnOtherServer.class, "on_other_server"),
                texts("site_known_server", "server"),
                perSecond == null ? null : new Guards(perSecond, site.small("guard_circuit_share")),
                OldOptions.options(tables.rows("site_option", IN_ORDER)),
                scopes(),
                classes(),
                reservations(),
                texts("site_denied", "written").stream().map(OldDhcp::denied).toList());
    }

    private List<String> texts(String table, String column) throws SQLException {
        return tables.rows(table, IN_ORDER).stream()
                .map(row -> row.text(column))
                .toList();
    }

    private List<Scope> scopes() throws SQLException {
        Map<String, List<Row>> pools = tables.children("scope_pool", "scope_name");
        Map<String, List<Row>> exclude = tables.children("scope_exclude", "scope_name");
        Map<String, List<Row>> relays = tables.children("scope_relay", "scope_name");
        Map<String, List<Row>> options = tables.children("scope_option", "scope_name");
        List<Scope> scopes = new ArrayList<>();
        for (Row row : tables.rows("scope", IN_ORDER)) {
            String name = row.text("name");
            scopes.add(new Scope(
                    name,
                    Subnet.of(row.text("subnet")),
                    of(pools, name).stream()
                            .map(pool -> new Pool(IpRange.of(pool.text("addresses")), pool.text("class_name")))
                            .toList(),
                    of(exclude, name).stream()
                            .map(each -> IpRange.of(each.text("addresses")))
                            .toList(),
                    seconds(row, "lease_seconds"),
                    seconds(row, "min_lease_seconds"),
                    seconds(row, "max_lease_seconds"),
                    seconds(row, "renew_seconds"),
                    seconds(row, "rebind_seconds"),
                    row.flag("authoritative"),
                    row.values().get("conflict_probe") == null ? null : row.flag("conflict_probe"),
                    row.text("interface_name"),
                    row.text("shared_with"),
                    OldOptions.options(of(options, name)),
                    policy(row, of(relays, name))));
        }
        return List.copyOf(scopes);
    }

    private static ScopePolicy policy(Row row, List<Row> relays) {
        Integer voiceVlan = row.small("voice_vlan");
        return new ScopePolicy(
                row.flag("phones_only"),
                row.flag("known_only"),
                row.flag("rapid_commit"),
                voiceVlan == null ? 0 : voiceVlan,
                Relays.of(relays.stream().map(each -> each.text("written")).toList()),
                row.word(ClientKey.class, "client_key"));
    }

    private List<ClassRule> classes() throws SQLException {
        Map<String, List<Row>> options = tables.children("client_class_option", "class_name");
        return tables.rows("client_class", IN_ORDER).stream()
                .map(row -> new ClassRule(
                        row.text("name"),
                        new Match(
                                row.text("vendor_class"),
                                row.text("user_class"),
                                row.text("oui") == null ? null : Oui.of(row.text("oui")),
                                row.text("vendor"),
                                row.text("circuit_id"),
                                row.text("remote_id")),
                        OldOptions.options(of(options, row.text("name")))))
                .toList();
    }

    private List<Reserved> reservations() throws SQLException {
        Map<String, List<Row>> options = tables.children("reservation_option", "reserved_position");
        return tables.rows("reservation", IN_ORDER).stream()
                .map(row -> new Reserved(
                        holder(row),
                        row.text("address") == null ? null : Ip4.of(row.text("address")),
                        row.text("hostname"),
                        OldOptions.options(of(options, row.text("position")))))
                .toList();
    }

    private static ReservedFor holder(Row row) {
        return row.text("mac") != null
                ? new ReservedFor.Mac(MacAddress.of(row.text("mac")))
                : row.text("client_id") != null
                        ? new ReservedFor.ClientId(row.text("client_id"))
                        : new ReservedFor.CircuitId(row.text("circuit_id"));
    }

    private static Denied denied(String text) {
        return MacAddress.parse(text).map(mac -> new Denied(mac, null)).orElseGet(() -> new Denied(null, Oui.of(text)));
    }

    static Duration seconds(Row row, String column) {
        Long seconds = row.number(column);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    static List<Row> of(Map<String, List<Row>> children, String owner) {
        return children.getOrDefault(owner, List.of());
    }
}
