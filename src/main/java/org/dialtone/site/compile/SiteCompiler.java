package org.dialtone.site.compile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.dhcp.ClientAdmission;
import org.dialtone.dhcp.ClientClass;
import org.dialtone.dhcp.CoHostedServices;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.OptionSetting;
import org.dialtone.dhcp.OtherServers;
import org.dialtone.dhcp.Reservation;
import org.dialtone.dhcp.Scope;
import org.dialtone.net.Glob;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.ProvisioningRoot;
import org.dialtone.provision.DialledNumbers;
import org.dialtone.provision.Firmware;
import org.dialtone.provision.Levels;
import org.dialtone.provision.PendingAccountKey;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.provision.ReportKey;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.file.OptionTexts;
import org.dialtone.site.model.Endpoints;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Denied;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Guards;
import org.dialtone.site.model.Site.Mode;
import org.dialtone.site.model.Site.Number;
import org.dialtone.site.model.Site.OnOtherServer;
import org.dialtone.site.model.Site.Option;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.Site.Pool;
import org.dialtone.site.model.Site.Registrar;
import org.dialtone.site.model.Site.RegistrarMode;

/** Makes the engines' plans of a checked site with all its secrets. */
public final class SiteCompiler {

    /** The expiry that phones ask for, in seconds: the box notices within ten minutes that a phone vanished. */
    private static final int EXPIRES = 600;

    private static final String SELF = "self";

    private final Site site;
    private final Endpoints endpoints;
    private final ProvisioningRoot root;
    private final PhonePasswords passwords;

    private final FormerFolder former;

    private SiteCompiler(Site site, Endpoints endpoints, PhonePasswords passwords, FormerFolder former) {
        this.former = former;
        this.site = site;
        this.endpoints = endpoints;
        this.passwords = passwords;
        this.root =
                new ProvisioningRoot(endpoints.httpPort(), site.provisioning().token());
    }

    public static Plans compile(Site site, Endpoints endpoints, PhonePasswords passwords) {
        return compile(site, endpoints, passwords, null);
    }

    /** @param former the folder before the present one, or null */
    public static Plans compile(Site site, Endpoints endpoints, PhonePasswords passwords, FormerFolder former) {
        SiteCompiler compiler = new SiteCompiler(site, endpoints, passwords, former);
        return new Plans(compiler.dhcp(), compiler.provision(), compiler.sip());
    }

    private DhcpPlan dhcp() {
        Site.Dhcp dhcp = site.dhcp();
        return new DhcpPlan(
                mode(dhcp.mode()),
                dhcp.interfaces(),
                dhcp.automaticOptions(),
                settings(dhcp.options()),
                dhcp.scopes().stream().map(SiteCompiler::scope).toList(),
                dhcp.classes().stream()
                        .map(rule -> new ClientClass(rule.name(), rule.match(), settings(rule.options())))
                        .toList(),
                dhcp.reservations().stream()
                        .map(each -> new Reservation(
                                each.holder(), each.address(), each.hostname(), settings(each.options())))
                        .toList(),
                site.site().serverAddress(),
                root,
                admission(),
                otherServers(dhcp),
                new CoHostedServices(endpoints.beside().names(), servesTime()));
    }

    /** Whether phones get the box as a time server: not where the site names only others. */
    private boolean servesTime() {
        return endpoints.beside().time()
                && (site.site().ntp().isEmpty() || site.site().ntp().contains(SELF));
    }

    private List<String> timeServers() {
        return servesTime() && site.site().ntp().isEmpty()
                ? List.of(SELF)
                : site.site().ntp().stream()
                        .filter(server -> servesTime() || !server.equals(SELF))
                        .toList();
    }

    private static OtherServers otherServers(Site.Dhcp dhcp) {
        return new OtherServers(
                dhcp.onOtherServer() == OnOtherServer.SERVE,
                dhcp.knownServers().stream()
                        .map(Ip4::parse)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()),
                dhcp.knownServers().stream()
                        .map(MacAddress::parse)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private ClientAdmission admission() {
        Guards guards = Optional.ofNullable(site.dhcp().guards()).orElse(Guards.DEFAULT);
        return new ClientAdmission(
                site.phones().stream().flatMap(SiteCompiler::macs).collect(Collectors.toUnmodifiableSet()),
                joined(),
                site.dhcp().deny().stream()
                        .map(Denied::mac)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet()),
                site.dhcp().deny().stream()
                        .map(Denied::maker)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet()),
                guards.perMacPerSecond(),
                guards.circuitShare());
    }

    private static DhcpPlan.Mode mode(Mode mode) {
        return switch (mode) {
            case SERVER -> DhcpPlan.Mode.SERVER;
            case LISTEN -> DhcpPlan.Mode.LISTEN;
            case OFF -> DhcpPlan.Mode.OFF;
        };
    }

    private static Scope scope(Site.Scope scope) {
        return new Scope(
                scope.name(),
                scope.subnet(),
                scope.pools().stream().map(Pool::range).toList(),
                scope.exclude(),
                scope.leaseTime(),
                scope.minLeaseTime(),
                scope.maxLeaseTime(),
                scope.renewTime(),
                scope.rebindTime(),
                scope.authoritative(),
                settings(scope.options()),
                scope.interfaceName(),
                scope.pools().stream()
                        .filter(pool -> pool.className() != null)
                        .collect(Collectors.toUnmodifiableMap(Pool::range, Pool::className)),
                scope.scopePolicy(),
                !Boolean.FALSE.equals(scope.conflictProbe()),
                scope.sharedWith());
    }

    private static List<OptionSetting> settings(List<Option> options) {
        return options.stream()
                .map(option -> new OptionSetting(option.code(), OptionTexts.value(option)))
                .toList();
    }

    private ProvisionPlan provision() {
        Site.General about = site.site();
        ProvisionPlan.Site told = new ProvisionPlan.Site(
                about.name(), about.timezone(), about.language(), timeServers(), about.serverAddress());
        return new ProvisionPlan(
                root,
                site.provisioning().leaseRule(),
                site.provisioning().unknownPhones(),
                told,
                registrar(),
                phones(),
                Phonebook.of(site),
                levels(told),
                access(),
                site.firmware().stream().map(SiteCompiler::firmware).toList(),
                reports(),
                visits());
    }

    private ProvisionPlan.Access access() {
        Site.Access access = site.provisioning().access();
        return new ProvisionPlan.Access(
                access.placeRule() == null ? ProvisionPlan.PlaceRule.ENFORCE : access.placeRule(),
                access.window(),
                access.adopt() == null ? Set.of() : Set.copyOf(access.adopt().vendors()),
                former);
    }

    private Levels levels(ProvisionPlan.Site told) {
        List<String> numbers = Stream.concat(
                        site.extensions().stream().map(Extension::number),
                        site.numbers().stream().map(Number::number))
                .toList();
        return new Levels(
                Levels.defaults(told, registrar()),
                site.provisioning().layer(),
                site.models().stream()
                        .map(each -> new Levels.ForModel(each.vendor(), each.model(), each.layer()))
                        .toList(),
                passwords.ofSite(),
                DialledNumbers.of(SipPlan.EMERGENCY, numbers));
    }

    private ProvisionPlan.Registrar registrar() {
        Registrar registrar = site.registrar();
        return registrar.mode() == RegistrarMode.BUILTIN
                ? new ProvisionPlan.Registrar(null, endpoints.sipPort(), endpoints.sipTlsPort(), "udp", EXPIRES)
                : new ProvisionPlan.Registrar(
                        registrar.host(),
                        registrar.port(),
                        registrar.transport().word(),
                        EXPIRES);
    }

    private static Firmware firmware(Site.Firmware firmware) {
        return new Firmware(
                firmware.vendor(),
                new Glob(firmware.model()),
                Objects.requireNonNullElse(firmware.version(), ""),
                firmware.file(),
                firmware.more(),
                firmware.steps(),
                firmware.rollout());
    }

    /** The key of phones' reports; null where phones register here, and need not report it. */
    private ReportKey reports() {
        return site.registrar().mode() == RegistrarMode.BUILTIN
                ? null
                : mac -> passwords.derived().apply("action URL", mac.toString());
    }

    /** The key of waiting phones' accounts; null at an external PBX, which knows nothing of such phones. */
    private PendingAccountKey visits() {
        return site.registrar().mode() != RegistrarMode.BUILTIN ? null : new Visits(passwords);
    }

    private record Visits(PhonePasswords passwords) implements PendingAccountKey {

        @Override
        public String password(MacAddress phone) {
            return passwords.derived().apply("waiting phone", phone.toString());
        }

        /** Equal for equal sites, and without a secret. */
        @Override
        public String toString() {
            return "Visits";
        }
    }

    private Map<MacAddress, ProvisionPlan.Phone> phones() {
        Map<String, Extension> extensions =
                site.extensions().stream().collect(Collectors.toMap(Extension::number, Function.identity()));
        PhoneKeys keys = new PhoneKeys(site);
        CallPickups pickups = new CallPickups(site);
        Map<MacAddress, ProvisionPlan.Phone> phones = new HashMap<>();
        for (Phone phone : site.phones()) {
            List<ProvisionPlan.Line> lines = phone.lines().stream()
                    .map(extensions::get)
                    .map(extension -> line(extension, pickups))
                    .toList();
            ProvisionPlan.Phone compiled = new ProvisionPlan.Phone(
                    phone.mac(),
                    phone.vendor(),
                    phone.model(),
                    lines,
                    Set.copyOf(phone.alsoMacs()),
                    Set.copyOf(phone.addresses()),
                    phone.layer(),
                    keys.of(phone),
                    passwords.of(phone.mac()));
            macs(phone).forEach(mac -> phones.put(mac, compiled));
        }
        return Map.copyOf(phones);
    }

    private static ProvisionPlan.Line line(Extension extension, CallPickups pickups) {
        return new ProvisionPlan.Line(
                extension.number(),
                extension.name(),
                extension.number(),
                extension.password(),
                pickups.of(extension.number()));
    }

    private SipPlan sip() {
        Map<String, Set<MacAddress>> carriers = new HashMap<>();
        site.phones()
                .forEach(phone -> phone.lines()
                        .forEach(line -> macs(phone)
                                .forEach(mac -> carriers.computeIfAbsent(line, _ -> new HashSet<>())
                                        .add(mac))));
        Map<MacAddress, MacAddress> first = joined();
        Registrar registrar = site.registrar();
        return new SipPlan(
                registrar.mode() == RegistrarMode.BUILTIN,
                registrar.realm(),
                registrar.leaseRule(),
                site.provisioning().access().placeRule() != ProvisionPlan.PlaceRule.LOG,
                site.extensions().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Extension::number,
                                each -> sip(each, Set.copyOf(carriers.getOrDefault(each.number(), Set.of())), first))),
                site.numbers().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Number::number,
                                each -> new SipPlan.Number(each.number(), each.name(), each.ring(), each.pickup()))));
    }

    /** The phone's first MAC by each of its further ones. */
    private Map<MacAddress, MacAddress> joined() {
        Map<MacAddress, MacAddress> first = new HashMap<>();
        site.phones().forEach(phone -> phone.alsoMacs().forEach(mac -> first.put(mac, phone.mac())));
        return Map.copyOf(first);
    }

    private static SipPlan.Extension sip(
            Extension extension, Set<MacAddress> phones, Map<MacAddress, MacAddress> first) {
        return new SipPlan.Extension(
                extension.number(),
                extension.name(),
                extension.password(),
                extension.oldPassword(),
                extension.anywhere(),
                phones,
                phones.stream()
                        .filter(first::containsKey)
                        .collect(Collectors.toUnmodifiableMap(Function.identity(), first::get)));
    }

    private static Stream<MacAddress> macs(Phone phone) {
        return Stream.concat(Stream.of(phone.mac()), phone.alsoMacs().stream());
    }
}
