package org.dialtone.store.site;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.sip.SipPlan;
import org.dialtone.sip.Transport;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.site.model.Network;
import org.dialtone.site.model.NumberRange;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Access;
import org.dialtone.site.model.Site.Adopt;
import org.dialtone.site.model.Site.Contact;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Firmware;
import org.dialtone.site.model.Site.General;
import org.dialtone.site.model.Site.Model;
import org.dialtone.site.model.Site.Number;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.Site.Provisioning;
import org.dialtone.site.model.Site.Registrar;
import org.dialtone.site.model.Site.RegistrarMode;
import org.dialtone.store.site.OldTables.Row;

/** The site as the tables until schema 16 held it, with its secrets. */
record OldSite(OldTables tables, SecretBox box) {

    private static final String IN_ORDER = "position";

    /** The row of the whole site; empty on a box that never had one. */
    Optional<Row> row() throws SQLException {
        return tables.rows("site", "id").stream().findFirst();
    }

    Site read(Row row) throws SQLException {
        return new Site(
                site(row),
                new OldDhcp(tables).read(row),
                new Provisioning(
                        row.text("token"),
                        row.word(ProvisionPlan.LeaseRule.class, "provisioning_lease_rule"),
                        row.word(ProvisionPlan.UnknownPhones.class, "unknown_phones"),
                        access(row),
                        OldOptions.layer(
                                tables.rows("site_setting", IN_ORDER),
                                text -> box.open(text, "admin password of all phones"))),
                new Registrar(
                        row.word(RegistrarMode.class, "registrar_mode"),
                        row.text("realm"),
                        row.word(SipPlan.LeaseRule.class, "registrar_lease_rule"),
                        row.text("registrar_host"),
                        row.small("registrar_port"),
                        row.word(Transport.class, "registrar_transport")),
                extensions(),
                phones(),
                numbers(),
                phonebook(),
                models(),
                firmware());
    }

    private General site(Row row) throws SQLException {
        return new General(
                row.text("name"),
                row.text("timezone"),
                row.text("language"),
                address(row.text("server_address")),
                tables.rows("site_ntp", IN_ORDER).stream()
                        .map(each -> each.text("server"))
                        .toList(),
                new Network(
                        tables.rows("site_port", IN_ORDER).stream()
                                .map(each -> new Network.Port(
                                        each.text("name"),
                                        Ip4.of(each.text("address")),
                                        each.small("prefix_length"),
                                        each.small("vlan")))
                                .toList(),
                        address(row.text("gateway")),
                        tables.rows("site_route", IN_ORDER).stream()
                                .map(each -> new Network.Route(
                                        Subnet.of(each.text("destination")), Ip4.of(each.text("via"))))
                                .toList()),
                tables.rows("site_name", IN_ORDER).stream()
                        .map(each -> new Site.Name(each.text("name"), Ip4.of(each.text("address"))))
                        .toList(),
                Site.VoiceConsole.OPEN);
    }

    private Access access(Row row) throws SQLException {
        String numbers = row.text("adopt_numbers");
        List<String> vendors = texts(tables.rows("site_adopt_vendor", IN_ORDER), "vendor");
        return new Access(
                row.word(ProvisionPlan.PlaceRule.class, "place_rule"),
                OldDhcp.seconds(row, "window_seconds"),
                numbers == null ? null : new Adopt(NumberRange.of(numbers), vendors, null));
    }

    private List<Extension> extensions() throws SQLException {
        List<Extension> extensions = new ArrayList<>();
        for (Row row : tables.rows("extension", IN_ORDER)) {
            String number = row.text("number");
            String old = row.text("sealed_old_password");
            extensions.add(new Extension(
                    number,
                    row.text("name"),
                    box.open(row.text("sealed_password"), number),
                    old == null ? null : box.open(old, number),
                    row.flag("anywhere"),
                    row.flag("listed")));
        }
        return List.copyOf(extensions);
    }

    private List<Phone> phones() throws SQLException {
        Map<String, List<Row>> lines = tables.children("phone_line", "phone_mac");
        Map<String, List<Row>> macs = tables.children("phone_also_mac", "phone_mac");
        Map<String, List<Row>> addresses = tables.children("phone_address", "phone_mac");
        Map<String, List<Row>> settings = tables.children("phone_setting", "phone_mac");
        Map<String, List<Row>> keys = tables.children("phone_key", "phone_mac");
        List<Phone> phones = new ArrayList<>();
        for (Row row : tables.rows("phone", IN_ORDER)) {
            String mac = row.text("mac");
            phones.add(new Phone(
                    MacAddress.of(mac),
                    row.text("vendor"),
                    row.text("model"),
                    texts(OldDhcp.of(lines, mac), "number"),
                    texts(OldDhcp.of(macs, mac), "mac").stream()
                            .map(MacAddress::of)
                            .toList(),
                    texts(OldDhcp.of(addresses, mac), "address").stream()
                            .map(Ip4::of)
                            .toList(),
                    OldOptions.layer(
                            OldDhcp.of(settings, mac),
                            text -> box.open(text, "admin password of " + MacAddress.of(mac))),
                    row.flag("keys_set")
                            ? OldDhcp.of(keys, mac).stream().map(OldSite::key).toList()
                            : null));
        }
        return List.copyOf(phones);
    }

    private static FunctionKey key(Row row) {
        return new FunctionKey(
                row.word(FunctionKey.Kind.class, "kind"), row.text("number"), row.text("label"), row.small("line"));
    }

    private List<Model> models() throws SQLException {
        Map<String, List<Row>> settings = tables.children("phone_model_setting", "model_position");
        return tables.rows("phone_model", IN_ORDER).stream()
                .map(row -> new Model(
                        row.text("vendor"),
                        row.text("model"),
                        OldOptions.layer(
                                OldDhcp.of(settings, row.text("position")),
                                text -> box.open(text, "admin password of models[" + row.text("position") + "]"))))
                .toList();
    }

    private List<Number> numbers() throws SQLException {
        Map<String, List<Row>> ring = tables.children("ring_number_extension", "number");
        return tables.rows("ring_number", IN_ORDER).stream()
                .map(row -> new Number(
                        row.text("number"), row.text("name"), texts(OldDhcp.of(ring, row.text("number")), "extension")))
                .toList();
    }

    private List<Contact> phonebook() throws SQLException {
        Map<String, List<Row>> numbers = tables.children("contact_number", "contact");
        return tables.rows("contact", IN_ORDER).stream()
                .map(row -> new Contact(
                        row.text("name"),
                        texts(OldDhcp.of(numbers, row.text("position")), "number"),
                        row.text("group_name")))
                .toList();
    }

    private List<Firmware> firmware() throws SQLException {
        Map<String, List<Row>> more = tables.children("firmware_more", "firmware_position");
        return tables.rows("firmware", IN_ORDER).stream()
                .map(row -> new Firmware(
                        row.text("vendor"),
                        row.text("model"),
                        row.text("version"),
                        row.text("file"),
                        texts(OldDhcp.of(more, row.text("position")), "file")))
                .toList();
    }

    private static List<String> texts(List<Row> rows, String column) {
        return rows.stream().map(row -> row.text(column)).toList();
    }

    private static Ip4 address(String text) {
        return text == null ? null : Ip4.of(text);
    }
}
