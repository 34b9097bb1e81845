package org.dialtone.site.file;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dialtone.dhcp.ClientClass.Match;
import org.dialtone.dhcp.ClientKey;
import org.dialtone.dhcp.Relays;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.dhcp.ScopePolicy;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.MacAddress;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.ClassRule;
import org.dialtone.site.model.Site.Denied;
import org.dialtone.site.model.Site.Dhcp;
import org.dialtone.site.model.Site.Guards;
import org.dialtone.site.model.Site.Mode;
import org.dialtone.site.model.Site.OnOtherServer;
import org.dialtone.site.model.Site.Option;
import org.dialtone.site.model.Site.Pool;
import org.dialtone.site.model.Site.Reserved;
import org.dialtone.site.model.Site.Scope;
import org.dialtone.site.model.Unreadable;

/** Reads the key {@code dhcp}. */
final class DhcpReader {

    private static final int NAME_LENGTH = 64;
    private static final int OUI_DIGITS = 6;
    private static final int MOST_VLANS = 4094;
    private static final Duration LEASE = Duration.ofDays(7);
    private static final Duration LEAST = Duration.ofSeconds(60);
    private static final Duration MOST = Duration.ofDays(30);
    private static final Duration RENEW = Duration.ofHours(1);

    private final Findings findings;

    DhcpReader(Findings findings) {
        this.findings = findings;
    }

    Dhcp dhcp(Section section) {
        Dhcp dhcp = new Dhcp(
                section.value("mode", Conversions.word(Mode.class), Mode.SERVER),
                section.texts("interfaces", Conversions::interfaceName),
                isTrue(section.value("automaticOptions", Conversions::flag, true)),
                section.value("onOtherServer", Conversions.word(OnOtherServer.class), null),
                section.texts("knownServers", DhcpReader::knownServer),
                guards(section),
                options(section),
                section.list("scopes", this::scope),
                section.list("classes", this::classRule),
                section.list("reservations", this::reservation),
                section.texts("deny", DhcpReader::denied));
        section.close();
        return dhcp;
    }

    private static Denied denied(String text) {
        boolean maker = text.replaceAll("[:. -]", "").length() == OUI_DIGITS;
        return maker ? new Denied(null, NetTexts.oui(text)) : new Denied(NetTexts.mac(text), null);
    }

    /** A known server as the box writes it, so that every spelling is the same server. */
    private static String knownServer(String text) {
        return Ip4.parse(text)
                .map(Ip4::toString)
                .or(() -> MacAddress.parse(text).map(MacAddress::toString))
                .orElseThrow(() -> new Unreadable(Flaw.SERVER_UNREADABLE, text));
    }

    private static Guards guards(Section section) {
        if (!section.has("guards")) {
            return null;
        }
        Section guards = section.section("guards");
        Integer rate = guards.value("perMacPerSecond", Conversions.number(0, 100_000), Guards.USUAL);
        Integer share = guards.value("circuitShare", DhcpReader::percent, Guards.USUAL_SHARE);
        guards.close();
        return rate == null || share == null ? null : new Guards(rate, share);
    }

    static Integer percent(String text) {
        return Conversions.number(0, 100).apply(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
    }

    Scope scope(Written written, String path) {
        Section section = new Section(written, path, findings);
        Duration lease = section.value("leaseTime", Conversions::duration, LEASE);
        Duration known = lease == null ? LEASE : lease;
        Scope scope = new Scope(
                section.required("name", Conversions.text(NAME_LENGTH), "name: voice"),
                section.required("subnet", NetTexts::subnet, "subnet: 10.66.0.0/16"),
                section.list("pools", this::pool),
                section.texts("exclude", NetTexts::range),
                lease,
                section.value("minLeaseTime", Conversions::duration, known.compareTo(LEAST) < 0 ? known : LEAST),
                section.value("maxLeaseTime", Conversions::duration, known.compareTo(MOST) > 0 ? known : MOST),
                section.value("renewTime", Conversions::duration, RENEW),
                section.value("rebindTime", Conversions::duration, null),
                isTrue(section.value("authoritative", Conversions::flag, true)),
                section.value("conflictProbe", Conversions::flag, null),
                section.value("interface", Conversions::interfaceName, null),
                section.value("sharedWith", Conversions.text(NAME_LENGTH), null),
                options(section),
                scopePolicy(section));
        section.close();
        return scope;
    }

    private static ScopePolicy scopePolicy(Section section) {
        Integer voiceVlan = section.value("voiceVlan", Conversions.number(1, MOST_VLANS), null);
        return new ScopePolicy(
                isTrue(section.value("phonesOnly", Conversions::flag, false)),
                isTrue(section.value("knownOnly", Conversions::flag, false)),
                isTrue(section.value("rapidCommit", Conversions::flag, false)),
                voiceVlan == null ? 0 : voiceVlan,
                relays(section),
                section.value("clientKey", Conversions.word(ClientKey.class), ClientKey.HARDWARE));
    }

    private static Relays relays(Section section) {
        return Relays.of(section.texts("relays", DhcpReader::relay).stream()
                .filter(Objects::nonNull)
                .toList());
    }

    private static String relay(String text) {
        return text.equals(Relays.SWITCHES)
                ? text
                : Ip4.parse(text)
                        .filter(address -> !address.equals(Ip4.ANY) && !address.equals(Ip4.BROADCAST))
                        .map(Ip4::toString)
                        .orElseThrow(() -> new Unreadable(Flaw.RELAY_UNREADABLE, text));
    }

    private Pool pool(Written written, String path) {
        if (!(written instanceof Written.Mapping)) {
            IpRange range = Section.convert(written, path, NetTexts::range, findings);
            return range == null ? null : new Pool(range, null);
        }
        Section section = new Section(written, path, findings);
        IpRange range = section.required("range", NetTexts::range, "range: 10.66.2.1-10.66.2.99");
        String className = section.required("class", Conversions.text(NAME_LENGTH), "class: old-snom");
        section.close();
        return range == null ? null : new Pool(range, className);
    }

    ClassRule classRule(Written written, String path) {
        Section section = new Section(written, path, findings);
        String name = section.required("name", Conversions.text(NAME_LENGTH), "name: old-snom");
        if (!section.has("match") && !section.isBroken()) {
            section.fault("match", Flaw.CLASS_WITHOUT_MATCH);
        }
        ClassRule rule =
                new ClassRule(name, section.has("match") ? match(section.section("match")) : null, options(section));
        section.close();
        return rule;
    }

    private Match match(Section section) {
        Match match = new Match(
                section.value("vendorClass", Conversions.text(255), null),
                section.value("userClass", Conversions.text(255), null),
                section.value("oui", NetTexts::oui, null),
                section.value("vendor", Conversions::packKey, null),
                section.value("circuitId", Conversions.text(255), null),
                section.value("remoteId", Conversions.text(255), null));
        section.close();
        return match;
    }

    Reserved reservation(Written written, String path) {
        Section section = new Section(written, path, findings);
        Reserved reserved = new Reserved(
                holder(section, path),
                section.value("address", NetTexts::address, null),
                section.value("hostname", Conversions::host, null),
                options(section));
        section.close();
        return reserved;
    }

    private ReservedFor holder(Section section, String path) {
        List<String> given =
                Stream.of("mac", "clientId", "circuitId").filter(section::has).toList();
        if (given.size() != 1 && !section.isBroken()) {
            findings.fault(
                    path,
                    given.isEmpty()
                            ? Complaint.of(Flaw.RESERVATION_OF_NOBODY)
                            : Complaint.of(Flaw.RESERVATION_OF_SEVERAL, new Complaint.All(given)));
        }
        ReservedFor mac = section.value("mac", text -> new ReservedFor.Mac(NetTexts.mac(text)), null);
        ReservedFor clientId = section.value("clientId", text -> new ReservedFor.ClientId(ByteTexts.hex(text)), null);
        ReservedFor circuitId =
                section.value("circuitId", text -> new ReservedFor.CircuitId(ByteTexts.hex(text)), null);
        return mac != null ? mac : clientId != null ? clientId : circuitId;
    }

    private static List<Option> options(Section parent) {
        return OptionReader.options(parent.section("options"));
    }

    private static boolean isTrue(Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
