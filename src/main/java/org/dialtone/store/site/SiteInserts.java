package org.dialtone.store.site;

import java.util.List;
import java.util.Objects;
import org.dialtone.dhcp.ClientClass.Match;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.net.IpRange;
import org.dialtone.net.MacAddress;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.site.model.SiteDocument;
import org.dialtone.site.model.SiteDocument.Access;
import org.dialtone.site.model.SiteDocument.ClassRule;
import org.dialtone.site.model.SiteDocument.Contact;
import org.dialtone.site.model.SiteDocument.Denied;
import org.dialtone.site.model.SiteDocument.Dhcp;
import org.dialtone.site.model.SiteDocument.Extension;
import org.dialtone.site.model.SiteDocument.Firmware;
import org.dialtone.site.model.SiteDocument.Model;
import org.dialtone.site.model.SiteDocument.Number;
import org.dialtone.site.model.SiteDocument.Option;
import org.dialtone.site.model.SiteDocument.Phone;
import org.dialtone.site.model.SiteDocument.Registrar;
import org.dialtone.site.model.SiteDocument.Reserved;
import org.dialtone.site.model.SiteDocument.Scope;

/**
 * Writes the site into its tables; call within a transaction. All rows are written anew: a site is small, and its order
 * is part of it.
 */
public final class SiteInserts {

    private final SecretBox box;

    public SiteInserts(SecretBox box) {
        this.box = box;
    }

    public void replace(SiteDocument site) {
        clear();
        SiteEntity row = SiteEntity.<SiteEntity>findByIdOptional(1).orElseGet(SiteEntity::new);
        fill(row, site);
        row.persist();
        each(site.dhcp().scopes(), SiteInserts::insert);
        each(site.dhcp().classes(), SiteInserts::insert);
        each(site.dhcp().reservations(), SiteInserts::insert);
        each(site.extensions(), this::insert);
        // Lines and numbers refer to extensions, and Hibernate orders inserts by the order of persisting.
        ExtensionEntity.flush();
        each(site.phones(), this::insert);
        each(site.models(), this::insert);
        each(site.numbers(), SiteInserts::insert);
        each(site.phonebook(), SiteInserts::insert);
        each(site.firmware(), SiteInserts::insert);
    }

    /** Deletes all rows; the rows of their own lists go with them (on delete cascade). */
    private static void clear() {
        ContactEntity.deleteAll();
        FirmwareEntity.deleteAll();
        NumberEntity.deleteAll();
        PhoneEntity.deleteAll();
        ModelEntity.deleteAll();
        ExtensionEntity.deleteAll();
        ReservationEntity.deleteAll();
        ClassEntity.deleteAll();
        ScopeEntity.deleteAll();
        SiteEntity.getEntityManager().clear();
    }

    private void fill(SiteEntity row, SiteDocument document) {
        row.name = document.site().name();
        row.timezone = document.site().timezone();
        row.language = document.site().language();
        row.serverAddress = text(document.site().serverAddress());
        replace(row.ntp, document.site().ntp());
        row.gateway = text(document.site().network().gateway());
        replace(
                row.ports,
                document.site().network().interfaces().stream().map(PortRow::of).toList());
        replace(
                row.routes,
                document.site().network().routes().stream().map(RouteRow::of).toList());
        replace(row.names, document.site().names().stream().map(NameRow::of).toList());
        row.token = document.provisioning().token();
        row.provisioningLeaseRule = document.provisioning().leaseRule();
        row.unknownPhones = document.provisioning().unknownPhones();
        fill(row, document.provisioning().access());
        replace(
                row.settings,
                SettingRow.of(document.provisioning().layer(), secret -> box.seal(secret, PasswordOwner.SITE)));
        fill(row, document.dhcp());
        fill(row, document.registrar());
    }

    private static void fill(SiteEntity row, Dhcp dhcp) {
        row.dhcpMode = dhcp.mode();
        row.automaticOptions = dhcp.automaticOptions();
        row.onOtherServer = dhcp.onOtherServer();
        row.guardPerMacPerSecond = dhcp.guards() == null ? null : dhcp.guards().perMacPerSecond();
        row.guardCircuitShare = dhcp.guards() == null ? null : dhcp.guards().circuitShare();
        replace(row.interfaces, dhcp.interfaces());
        replace(row.knownServers, dhcp.knownServers());
        replace(row.options, rows(dhcp.options()));
        replace(row.denied, dhcp.deny().stream().map(Denied::toString).toList());
    }

    private static void fill(SiteEntity row, Access access) {
        row.placeRule = access.placeRule();
        row.windowSeconds = access.window() == null ? null : access.window().toSeconds();
        row.adoptNumbers =
                access.adopt() == null ? null : access.adopt().numbers().toString();
        replace(
                row.adoptVendors,
                access.adopt() == null ? List.of() : access.adopt().vendors());
    }

    private static void fill(SiteEntity row, Registrar registrar) {
        row.registrarMode = registrar.mode();
        row.realm = registrar.realm();
        row.registrarLeaseRule = registrar.leaseRule();
        row.registrarHost = registrar.host();
        row.registrarPort = registrar.port();
        row.registrarTransport = registrar.transport();
    }

    private static void insert(Scope scope, int position) {
        ScopeEntity row = new ScopeEntity();
        row.name = scope.name();
        row.position = position;
        row.subnet = scope.subnet().toString();
        row.leaseSeconds = scope.leaseTime().toSeconds();
        row.minLeaseSeconds = scope.minLeaseTime().toSeconds();
        row.maxLeaseSeconds = scope.maxLeaseTime().toSeconds();
        row.renewSeconds = scope.renewTime().toSeconds();
        row.rebindSeconds =
                scope.rebindTime() == null ? null : scope.rebindTime().toSeconds();
        row.authoritative = scope.authoritative();
        row.conflictProbe = scope.conflictProbe();
        row.interfaceName = scope.interfaceName();
        row.sharedWith = scope.sharedWith();
        row.phonesOnly = scope.scopePolicy().phonesOnly();
        row.knownOnly = scope.scopePolicy().knownOnly();
        row.rapidCommit = scope.scopePolicy().rapidCommit();
        row.clientKey = scope.scopePolicy().clientKey();
        row.voiceVlan = scope.scopePolicy().voiceVlan() == 0
                ? null
                : scope.scopePolicy().voiceVlan();
        row.pools.addAll(scope.pools().stream().map(PoolRow::of).toList());
        row.exclude.addAll(scope.exclude().stream().map(IpRange::toString).toList());
        row.relays.addAll(scope.scopePolicy().relays().texts());
        row.options.addAll(rows(scope.options()));
        row.persist();
    }

    private static void insert(ClassRule rule, int position) {
        Match match = rule.match();
        ClassEntity row = new ClassEntity();
        row.name = rule.name();
        row.position = position;
        row.vendorClass = match.vendorClass();
        row.userClass = match.userClass();
        row.oui = text(match.oui());
        row.vendor = match.vendor();
        row.circuitId = match.circuitId();
        row.remoteId = match.remoteId();
        row.options.addAll(rows(rule.options()));
        row.persist();
    }

    private static void insert(Reserved reserved, int position) {
        ReservationEntity row = new ReservationEntity();
        row.position = position;
        switch (reserved.holder()) {
            case ReservedFor.Mac(MacAddress mac) -> row.mac = mac.toString();
            case ReservedFor.ClientId(String hex) -> row.clientId = hex;
            case ReservedFor.CircuitId(String hex) -> row.circuitId = hex;
        }
        row.address = text(reserved.address());
        row.hostname = reserved.hostname();
        row.options.addAll(rows(reserved.options()));
        row.persist();
    }

    private void insert(Extension extension, int position) {
        ExtensionEntity row = new ExtensionEntity();
        row.number = extension.number();
        row.position = position;
        row.name = extension.name();
        row.sealedPassword = box.seal(extension.password(), extension.number());
        row.sealedOldPassword = sealedOld(extension);
        row.anywhere = extension.anywhere();
        row.listed = extension.listed();
        row.persist();
    }

    /** Writes only the old password of an extension that is there. */
    public void keepOldPassword(Extension extension) {
        ExtensionEntity.<ExtensionEntity>findByIdOptional(extension.number())
                .ifPresent(row -> row.sealedOldPassword = sealedOld(extension));
    }

    private String sealedOld(Extension extension) {
        return extension.oldPassword() == null ? null : box.seal(extension.oldPassword(), extension.number());
    }

    private void insert(Phone phone, int position) {
        PhoneEntity row = new PhoneEntity();
        row.mac = phone.mac().toString();
        row.position = position;
        row.vendor = phone.vendor();
        row.model = phone.model();
        row.lines.addAll(phone.lines());
        row.alsoMacs.addAll(phone.alsoMacs().stream().map(MacAddress::toString).toList());
        row.addresses.addAll(phone.addresses().stream().map(Objects::toString).toList());
        row.settings.addAll(SettingRow.of(phone.layer(), secret -> box.seal(secret, PasswordOwner.of(phone.mac()))));
        row.keysSet = phone.keys() != null;
        row.keys.addAll(
                phone.keys() == null
                        ? List.of()
                        : phone.keys().stream().map(KeyRow::of).toList());
        row.persist();
    }

    private void insert(Model model, int position) {
        ModelEntity row = new ModelEntity();
        row.position = position;
        row.vendor = model.vendor();
        row.model = model.model();
        row.settings.addAll(SettingRow.of(model.layer(), secret -> box.seal(secret, PasswordOwner.model(position))));
        row.persist();
    }

    private static void insert(Number number, int position) {
        NumberEntity row = new NumberEntity();
        row.number = number.number();
        row.position = position;
        row.name = number.name();
        row.ring.addAll(number.ring());
        row.persist();
    }

    private static void insert(Contact contact, int position) {
        ContactEntity row = new ContactEntity();
        row.position = position;
        row.name = contact.name();
        row.group = contact.group();
        row.numbers.addAll(contact.numbers());
        row.persist();
    }

    private static void insert(Firmware firmware, int position) {
        FirmwareEntity row = new FirmwareEntity();
        row.position = position;
        row.vendor = firmware.vendor();
        row.model = firmware.model();
        row.version = firmware.version();
        row.file = firmware.file();
        row.more.addAll(firmware.more());
        row.persist();
    }

    private interface Insert<T> {
        void at(T item, int position);
    }

    private static <T> void each(List<T> items, Insert<T> insert) {
        for (int i = 0; i < items.size(); i++) {
            insert.at(items.get(i), i);
        }
    }

    private static <T> void replace(List<T> list, List<T> by) {
        list.clear();
        list.addAll(by);
    }

    private static List<OptionRow> rows(List<Option> options) {
        return options.stream().flatMap(OptionRow::of).toList();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
