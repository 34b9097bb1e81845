package org.dialtone.store.site;

import io.quarkus.panache.common.Sort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.ClientClass.Match;
import org.dialtone.dhcp.Relays;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.dhcp.ScopePolicy;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.net.Subnet;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.site.model.Network;
import org.dialtone.site.model.NumberRange;
import org.dialtone.site.model.SiteDocument;
import org.dialtone.site.model.SiteDocument.Access;
import org.dialtone.site.model.SiteDocument.Adopt;
import org.dialtone.site.model.SiteDocument.ClassRule;
import org.dialtone.site.model.SiteDocument.Contact;
import org.dialtone.site.model.SiteDocument.Denied;
import org.dialtone.site.model.SiteDocument.Dhcp;
import org.dialtone.site.model.SiteDocument.Extension;
import org.dialtone.site.model.SiteDocument.Firmware;
import org.dialtone.site.model.SiteDocument.Guards;
import org.dialtone.site.model.SiteDocument.Model;
import org.dialtone.site.model.SiteDocument.Number;
import org.dialtone.site.model.SiteDocument.Phone;
import org.dialtone.site.model.SiteDocument.Provisioning;
import org.dialtone.site.model.SiteDocument.Registrar;
import org.dialtone.site.model.SiteDocument.Reserved;
import org.dialtone.site.model.SiteDocument.Scope;
import org.dialtone.site.model.SiteDocument.Site;

/** Reads the site from its tables; call within a transaction. */
public final class SiteRows {

    private static final Sort IN_ORDER = Sort.by("position");

    private final SecretBox box;

    public SiteRows(SecretBox box) {
        this.box = box;
    }

    /** Empty on a box that never had one. */
    public Optional<SiteDocument> load() {
        return SiteEntity.<SiteEntity>findByIdOptional(1).map(this::document);
    }

    private SiteDocument document(SiteEntity row) {
        Site site = new Site(
                row.name,
                row.timezone,
                row.language,
                address(row.serverAddress),
                List.copyOf(row.ntp),
                network(row),
                row.names.stream().map(NameRow::name).toList());
        Provisioning provisioning = new Provisioning(
                row.token,
                row.provisioningLeaseRule,
                row.unknownPhones,
                access(row),
                SettingRow.layer(row.settings, text -> box.open(text, PasswordOwner.SITE)));
        Registrar registrar = new Registrar(
                row.registrarMode,
                row.realm,
                row.registrarLeaseRule,
                row.registrarHost,
                row.registrarPort,
                row.registrarTransport);
        return new SiteDocument(
                site,
                dhcp(row),
                provisioning,
                registrar,
                ExtensionEntity.<ExtensionEntity>listAll(IN_ORDER).stream()
                        .map(this::extension)
                        .toList(),
                PhoneEntity.<PhoneEntity>listAll(IN_ORDER).stream()
                        .map(this::phone)
                        .toList(),
                NumberEntity.<NumberEntity>listAll(IN_ORDER).stream()
                        .map(SiteRows::number)
                        .toList(),
                ContactEntity.<ContactEntity>listAll(IN_ORDER).stream()
                        .map(SiteRows::contact)
                        .toList(),
                ModelEntity.<ModelEntity>listAll(IN_ORDER).stream()
                        .map(this::model)
                        .toList(),
                FirmwareEntity.<FirmwareEntity>listAll(IN_ORDER).stream()
                        .map(SiteRows::firmware)
                        .toList());
    }

    private static Access access(SiteEntity row) {
        return new Access(
                row.placeRule,
                row.windowSeconds == null ? null : Duration.ofSeconds(row.windowSeconds),
                row.adoptNumbers == null
                        ? null
                        : new Adopt(NumberRange.of(row.adoptNumbers), List.copyOf(row.adoptVendors)));
    }

    private static Network network(SiteEntity row) {
        return new Network(
                row.ports.stream().map(PortRow::port).toList(),
                address(row.gateway),
                row.routes.stream().map(RouteRow::route).toList());
    }

    private static Dhcp dhcp(SiteEntity row) {
        Guards guards =
                row.guardPerMacPerSecond == null ? null : new Guards(row.guardPerMacPerSecond, row.guardCircuitShare);
        return new Dhcp(
                row.dhcpMode,
                List.copyOf(row.interfaces),
                row.automaticOptions,
                row.onOtherServer,
                List.copyOf(row.knownServers),
                guards,
                options(row.options),
                ScopeEntity.<ScopeEntity>listAll(IN_ORDER).stream()
                        .map(SiteRows::scope)
                        .toList(),
                ClassEntity.<ClassEntity>listAll(IN_ORDER).stream()
                        .map(SiteRows::classRule)
                        .toList(),
                ReservationEntity.<ReservationEntity>listAll(IN_ORDER).stream()
                        .map(SiteRows::reserved)
                        .toList(),
                row.denied.stream().map(SiteRows::denied).toList());
    }

    private static Scope scope(ScopeEntity row) {
        return new Scope(
                row.name,
                Subnet.of(row.subnet),
                row.pools.stream().map(PoolRow::pool).toList(),
                ranges(row.exclude),
                Duration.ofSeconds(row.leaseSeconds),
                Duration.ofSeconds(row.minLeaseSeconds),
                Duration.ofSeconds(row.maxLeaseSeconds),
                Duration.ofSeconds(row.renewSeconds),
                row.rebindSeconds == null ? null : Duration.ofSeconds(row.rebindSeconds),
                row.authoritative,
                row.conflictProbe,
                row.interfaceName,
                row.sharedWith,
                options(row.options),
                new ScopePolicy(
                        row.phonesOnly,
                        row.knownOnly,
                        row.rapidCommit,
                        row.voiceVlan == null ? 0 : row.voiceVlan,
                        Relays.of(row.relays),
                        row.clientKey));
    }

    private static ClassRule classRule(ClassEntity row) {
        return new ClassRule(
                row.name,
                new Match(
                        row.vendorClass,
                        row.userClass,
                        row.oui == null ? null : Oui.of(row.oui),
                        row.vendor,
                        row.circuitId,
                        row.remoteId),
                options(row.options));
    }

    private static Reserved reserved(ReservationEntity row) {
        return new Reserved(holder(row), address(row.address), row.hostname, options(row.options));
    }

    private static ReservedFor holder(ReservationEntity row) {
        return row.mac != null
                ? new ReservedFor.Mac(MacAddress.of(row.mac))
                : row.clientId != null
                        ? new ReservedFor.ClientId(row.clientId)
                        : new ReservedFor.CircuitId(row.circuitId);
    }

    private static Denied denied(String text) {
        return MacAddress.parse(text).map(mac -> new Denied(mac, null)).orElseGet(() -> new Denied(null, Oui.of(text)));
    }

    private Extension extension(ExtensionEntity row) {
        return new Extension(
                row.number,
                row.name,
                box.open(row.sealedPassword, row.number),
                row.sealedOldPassword == null ? null : box.open(row.sealedOldPassword, row.number),
                row.anywhere,
                row.listed);
    }

    private static Number number(NumberEntity row) {
        return new Number(row.number, row.name, List.copyOf(row.ring));
    }

    private static Firmware firmware(FirmwareEntity row) {
        return new Firmware(row.vendor, row.model, row.version, row.file, List.copyOf(row.more));
    }

    private static Contact contact(ContactEntity row) {
        return new Contact(row.name, List.copyOf(row.numbers), row.group);
    }

    private Model model(ModelEntity row) {
        return new Model(
                row.vendor,
                row.model,
                SettingRow.layer(row.settings, text -> box.open(text, PasswordOwner.model(row.position))));
    }

    private Phone phone(PhoneEntity row) {
        return new Phone(
                MacAddress.of(row.mac),
                row.vendor,
                row.model,
                List.copyOf(row.lines),
                row.alsoMacs.stream().map(MacAddress::of).toList(),
                row.addresses.stream().map(Ip4::of).toList(),
                SettingRow.layer(row.settings, text -> box.open(text, PasswordOwner.of(MacAddress.of(row.mac)))),
                row.keysSet ? row.keys.stream().map(KeyRow::key).toList() : null);
    }

    private static List<SiteDocument.Option> options(List<OptionRow> rows) {
        return OptionRow.options(rows);
    }

    private static List<IpRange> ranges(List<String> texts) {
        return texts.stream().map(IpRange::of).toList();
    }

    private static Ip4 address(String text) {
        return text == null ? null : Ip4.of(text);
    }
}
