package org.dialtone.site.file;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dialtone.dhcp.ClientClass.Match;
import org.dialtone.dhcp.ClientKey;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.dhcp.ScopePolicy;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.model.Network;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Adopt;
import org.dialtone.site.model.Site.ClassRule;
import org.dialtone.site.model.Site.Contact;
import org.dialtone.site.model.Site.Dhcp;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Firmware;
import org.dialtone.site.model.Site.General;
import org.dialtone.site.model.Site.Guards;
import org.dialtone.site.model.Site.Model;
import org.dialtone.site.model.Site.Name;
import org.dialtone.site.model.Site.Number;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.Site.Pool;
import org.dialtone.site.model.Site.Provisioning;
import org.dialtone.site.model.Site.Registrar;
import org.dialtone.site.model.Site.RegistrarMode;
import org.dialtone.site.model.Site.Reserved;
import org.dialtone.site.model.Site.Scope;
import org.dialtone.site.model.Site.VoiceConsole;

/** Writes a site file that reads back as the same site. */
public final class SiteWriter {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final boolean secrets;

    private SiteWriter(boolean secrets) {
        this.secrets = secrets;
    }

    /**
     * @param secrets whether token and passwords are written; without them, applying the file keeps those of the box
     */
    public static String write(Site document, boolean secrets) {
        SiteWriter writer = new SiteWriter(secrets);
        return Yaml.block()
                .number("dialtone", 1)
                .map("site", site(document.site()))
                .map("network", network(document.site().network()))
                .map("dns", Yaml.block().map("names", names(document.site().names())))
                .map("console", console(document.site().voiceConsole()))
                .map("dhcp", dhcp(document.dhcp()))
                .map("provisioning", writer.provisioning(document.provisioning()))
                .map("registrar", registrar(document.registrar()))
                .maps("models", document.models().stream().map(writer::model).toList())
                .maps(
                        "extensions",
                        document.extensions().stream().map(writer::extension).toList())
                .maps("phones", document.phones().stream().map(writer::phone).toList())
                .maps(
                        "numbers",
                        document.numbers().stream().map(SiteWriter::number).toList())
                .maps(
                        "phonebook",
                        document.phonebook().stream().map(SiteWriter::contact).toList())
                .maps(
                        "firmware",
                        document.firmware().stream()
                                .map(RolloutWriter::firmware)
                                .toList())
                .write();
    }

    /**
     * One object as the file has it: maps, lists, texts, whole numbers and flags.
     *
     * @param object one of {@code SiteObjects}; of the DHCP section the lists are left out
     */
    public static Map<String, Object> tree(Object object, boolean secrets) {
        SiteWriter writer = new SiteWriter(secrets);
        Yaml yaml = switch (object) {
            case General site -> site(site);
            case Dhcp dhcp -> dhcp(dhcp.withoutLists());
            case Provisioning provisioning -> writer.provisioning(provisioning);
            case Registrar registrar -> registrar(registrar);
            case Scope scope -> scope(scope);
            case ClassRule rule -> classRule(rule);
            case Reserved reserved -> reserved(reserved);
            case Model model -> writer.model(model);
            case Extension extension -> writer.extension(extension);
            case Phone phone -> writer.phone(phone);
            case Number number -> number(number);
            case Contact contact -> contact(contact);
            case Firmware firmware -> RolloutWriter.firmware(firmware);
            default -> throw new IllegalArgumentException("no object of a site: " + object);
        };
        return yaml.tree();
    }

    private static Yaml site(General site) {
        return Yaml.block()
                .text("name", site.name())
                .text("timezone", site.timezone())
                .text("language", site.language())
                .text("serverAddress", site.serverAddress())
                .texts("ntp", site.ntp());
    }

    private static Yaml network(Network network) {
        Yaml interfaces = Yaml.block();
        network.interfaces()
                .forEach(port -> interfaces.map(
                        port.name(),
                        Yaml.flow()
                                .word("address", port.address() + "/" + port.prefix())
                                .number("vlan", port.vlan())));
        return Yaml.block()
                .map("interfaces", interfaces)
                .text("gateway", network.gateway())
                .maps(
                        "routes",
                        network.routes().stream()
                                .map(route -> Yaml.flow().text("to", route.to()).text("via", route.via()))
                                .toList());
    }

    private static Yaml names(List<Name> names) {
        Yaml block = Yaml.block();
        names.forEach(each -> block.text(each.name(), each.address()));
        return block;
    }

    private static Yaml console(VoiceConsole voice) {
        return Yaml.block().word("voiceInterfaces", voice == VoiceConsole.OPEN ? null : word(voice));
    }

    private static Yaml dhcp(Dhcp dhcp) {
        Yaml guards = dhcp.guards() == null
                ? Yaml.flow()
                : Yaml.flow()
                        .number("perMacPerSecond", dhcp.guards().perMacPerSecond())
                        .word(
                                "circuitShare",
                                dhcp.guards().circuitShare() == Guards.USUAL_SHARE
                                        ? null
                                        : dhcp.guards().circuitShare() + "%");
        return Yaml.block()
                .text("mode", word(dhcp.mode()))
                .texts("interfaces", dhcp.interfaces())
                .flag("automaticOptions", dhcp.automaticOptions())
                .word("onOtherServer", word(dhcp.onOtherServer()))
                .texts("knownServers", dhcp.knownServers())
                .map("guards", guards)
                .map("options", OptionWriter.options(dhcp.options()))
                .maps("scopes", dhcp.scopes().stream().map(SiteWriter::scope).toList())
                .maps(
                        "classes",
                        dhcp.classes().stream().map(SiteWriter::classRule).toList())
                .maps(
                        "reservations",
                        dhcp.reservations().stream().map(SiteWriter::reserved).toList())
                .texts("deny", dhcp.deny());
    }

    private static Yaml scope(Scope scope) {
        return Yaml.block()
                .text("name", scope.name())
                .text("subnet", scope.subnet())
                .items("pools", scope.pools().stream().map(SiteWriter::pool).toList())
                .texts("exclude", scope.exclude())
                .word("leaseTime", time(scope.leaseTime()))
                .word("minLeaseTime", time(scope.minLeaseTime()))
                .word("maxLeaseTime", time(scope.maxLeaseTime()))
                .word("renewTime", time(scope.renewTime()))
                .word("rebindTime", time(scope.rebindTime()))
                .flag("authoritative", scope.authoritative())
                .flag("conflictProbe", scope.conflictProbe())
                .text("interface", scope.interfaceName())
                .text("sharedWith", scope.sharedWith())
                .flag("phonesOnly", yes(scope.scopePolicy().phonesOnly()))
                .flag("knownOnly", yes(scope.scopePolicy().knownOnly()))
                .flag("rapidCommit", yes(scope.scopePolicy().rapidCommit()))
                .number(
                        "voiceVlan",
                        scope.scopePolicy().voiceVlan() == 0
                                ? null
                                : scope.scopePolicy().voiceVlan())
                .texts("relays", scope.scopePolicy().relays().texts())
                .word("clientKey", otherKey(scope.scopePolicy()))
                .map("options", OptionWriter.options(scope.options()));
    }

    private static String otherKey(ScopePolicy policy) {
        return policy.clientKey() == ClientKey.HARDWARE ? null : word(policy.clientKey());
    }

    private static Yaml classRule(ClassRule rule) {
        Match match = rule.match();
        return Yaml.block()
                .text("name", rule.name())
                .whole(
                        "match",
                        Yaml.flow()
                                .text("vendorClass", match.vendorClass())
                                .text("userClass", match.userClass())
                                .text("oui", match.oui())
                                .text("vendor", match.vendor())
                                .text("circuitId", match.circuitId())
                                .text("remoteId", match.remoteId()))
                .map("options", OptionWriter.options(rule.options()));
    }

    private static Yaml reserved(Reserved reserved) {
        return holder(reserved.holder())
                .text("address", reserved.address())
                .text("hostname", reserved.hostname())
                .map("options", OptionWriter.options(reserved.options()));
    }

    private static Yaml holder(ReservedFor holder) {
        return switch (holder) {
            case ReservedFor.Mac(MacAddress mac) -> Yaml.flow().text("mac", mac);
            case ReservedFor.ClientId(String hex) -> Yaml.flow().text("clientId", ByteTexts.write(hex));
            case ReservedFor.CircuitId(String hex) -> Yaml.flow().text("circuitId", ByteTexts.write(hex));
        };
    }

    private static Object pool(Pool pool) {
        return pool.className() == null
                ? pool
                : Yaml.flow().text("range", pool.range()).text("class", pool.className());
    }

    /** Leaves out the default of a rare key. */
    private static Boolean yes(boolean flag) {
        return flag ? true : null;
    }

    private Yaml provisioning(Provisioning provisioning) {
        Yaml yaml = Yaml.block()
                .text("token", secrets ? provisioning.token() : null)
                .word("leaseRule", word(provisioning.leaseRule()))
                .word("unknownPhones", word(provisioning.unknownPhones()))
                .word("placeRule", word(provisioning.access().placeRule()))
                .word("window", time(provisioning.access().window()))
                .map("adopt", adopt(provisioning.access().adopt()));
        return new LayerWriter(secrets).ofSite(yaml, provisioning.layer());
    }

    private static Yaml adopt(Adopt adopt) {
        return adopt == null
                ? Yaml.flow()
                : Yaml.flow()
                        .text("numbers", adopt.numbers())
                        .texts("vendors", adopt.vendors())
                        .text("until", adopt.until());
    }

    private static Yaml registrar(Registrar registrar) {
        boolean builtin = registrar.mode() == RegistrarMode.BUILTIN;
        return Yaml.block()
                .word("mode", word(registrar.mode()))
                .text(
                        "realm",
                        builtin || !registrar.realm().equals(SiteReader.DEFAULT_REALM) ? registrar.realm() : null)
                .text(
                        "leaseRule",
                        builtin || registrar.leaseRule() != SipPlan.LeaseRule.ENFORCE
                                ? word(registrar.leaseRule())
                                : null)
                .text("host", registrar.host())
                .number("port", registrar.port())
                .word("transport", word(registrar.transport()));
    }

    private Yaml extension(Extension extension) {
        return Yaml.flow()
                .text("number", extension.number())
                .text("name", extension.name())
                .text("password", secrets ? extension.password() : null)
                .flag("anywhere", yes(extension.anywhere()))
                .flag("listed", extension.listed() ? null : false);
    }

    private Yaml phone(Phone phone) {
        Yaml yaml = Yaml.flow()
                .text("mac", phone.mac())
                .text("vendor", phone.vendor())
                .text("model", phone.model())
                .texts("lines", phone.lines())
                .texts("alsoMacs", phone.alsoMacs())
                .texts("addresses", phone.addresses());
        new LayerWriter(secrets).of(yaml, phone.layer());
        if (phone.directory() != null) {
            return yaml.map("keys", LayerWriter.keys(phone.keys(), phone.directory()));
        }
        return phone.keys() == null ? yaml : yaml.braces("keys", LayerWriter.keys(phone.keys()));
    }

    private Yaml model(Model model) {
        return new LayerWriter(secrets)
                .of(Yaml.flow().text("vendor", model.vendor()).text("model", model.model()), model.layer());
    }

    private static Yaml number(Number number) {
        return Yaml.flow()
                .text("number", number.number())
                .text("name", number.name())
                .texts("ring", number.ring())
                .flag("pickup", yes(number.pickup()));
    }

    private static Yaml contact(Contact contact) {
        return Yaml.flow()
                .text("name", contact.name())
                .texts("numbers", contact.numbers())
                .text("group", contact.group());
    }

    private static String word(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    static String time(Duration length) {
        if (length == null) {
            return null;
        }
        long seconds = length.toSeconds();
        return seconds % DAY == 0
                ? seconds / DAY + "d"
                : seconds % HOUR == 0
                        ? seconds / HOUR + "h"
                        : seconds % MINUTE == 0 ? seconds / MINUTE + "m" : seconds + "s";
    }
}
