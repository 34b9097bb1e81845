package org.dialtone.site.file;

import java.time.Duration;
import java.util.List;
import org.dialtone.dhcp.ClientClass.Match;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.net.Subnet;
import org.dialtone.site.file.SiteDocument.ClassRule;
import org.dialtone.site.file.SiteDocument.Dhcp;
import org.dialtone.site.file.SiteDocument.Guards;
import org.dialtone.site.file.SiteDocument.Mode;
import org.dialtone.site.file.SiteDocument.OnOtherServer;
import org.dialtone.site.file.SiteDocument.Option;
import org.dialtone.site.file.SiteDocument.Reserved;
import org.dialtone.site.file.SiteDocument.Scope;

/** Reads the key {@code dhcp}. */
final class DhcpReader {

    private static final int NAME_LENGTH = 64;
    private static final Duration LEASE = Duration.ofDays(7);
    private static final Duration LEAST = Duration.ofSeconds(60);
    private static final Duration MOST = Duration.ofDays(30);
    private static final Duration RENEW = Duration.ofHours(1);

    private final Findings findings;

    DhcpReader(Findings findings) {
        this.findings = findings;
    }

    Dhcp dhcp(Section section) {
        Dhcp dhcp = new Dhcp(section.value("mode", Conversions.word(Mode.class), Mode.SERVER), section.texts("interfaces", Conversions::interfaceName),
                isTrue(section.value("automaticOptions", Conversions::flag, true)), onOtherServer(section), guards(section),
                options(section), section.list("scopes", this::scope), section.list("classes", this::classRule),
                section.list("reservations", this::reservation));
        section.notYet("telling known DHCP servers comes with a later version", "knownServers");
        section.notYet("denying clients comes with a later version", "deny");
        section.close();
        return dhcp;
    }

    private static OnOtherServer onOtherServer(Section section) {
        if (section.has("onOtherServer")) {
            section.warning("onOtherServer", "not built yet: this version doesn't look for other DHCP servers, and serves",
                    "see that no other server answers: dialtone probe INTERFACE");
        }
        return section.value("onOtherServer", Conversions.word(OnOtherServer.class), null);
    }

    private static Guards guards(Section section) {
        if (!section.has("guards")) {
            return null;
        }
        section.warning("guards", "not built yet: this version answers every client as often as it asks", "keep the key for later, or remove it");
        Section guards = section.section("guards");
        Integer rate = guards.value("perMacPerSecond", Conversions.number(0, 100_000), 20);
        Integer share = guards.value("circuitShare", DhcpReader::percent, 50);
        guards.close();
        return rate == null || share == null ? null : new Guards(rate, share);
    }

    private static Integer percent(String text) {
        return Conversions.number(0, 100).apply(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
    }

    private Scope scope(Written written, String path) {
        Section section = new Section(written, path, findings);
        if (isTrue(section.value("conflictProbe", Conversions::flag, null))) {
            section.warning("conflictProbe", "not built yet: addresses are given without a probe; a client that finds one taken declines it", "keep the key for later, or remove it");
        }
        Duration lease = section.value("leaseTime", Conversions::duration, LEASE);
        Duration known = lease == null ? LEASE : lease;
        Scope scope = new Scope(section.required("name", Conversions.text(NAME_LENGTH), "name: voice"),
                section.required("subnet", Subnet::of, "subnet: 10.66.0.0/16"), section.list("pools", this::pool),
                section.texts("exclude", IpRange::of), lease,
                section.value("minLeaseTime", Conversions::duration, known.compareTo(LEAST) < 0 ? known : LEAST),
                section.value("maxLeaseTime", Conversions::duration, known.compareTo(MOST) > 0 ? known : MOST),
                section.value("renewTime", Conversions::duration, RENEW), section.value("rebindTime", Conversions::duration, null),
                isTrue(section.value("authoritative", Conversions::flag, true)), section.value("conflictProbe", Conversions::flag, null),
                section.value("interface", Conversions::interfaceName, null), options(section));
        section.notYet("telling phones their voice VLAN from the data side comes with a later version", "voiceVlan");
        section.notYet("this kind of scope comes with a later version", "sharedWith", "phonesOnly", "knownOnly");
        section.close();
        return scope;
    }

    private IpRange pool(Written written, String path) {
        if (written instanceof Written.Mapping) {
            findings.fault(path, written.spot(), "not built yet: pools for classes", "write the range alone, e.g. 10.66.1.1-10.66.1.254");
            return null;
        }
        return Section.convert(written, path, IpRange::of, findings);
    }

    private ClassRule classRule(Written written, String path) {
        Section section = new Section(written, path, findings);
        String name = section.required("name", Conversions.text(NAME_LENGTH), "name: old-snom");
        if (!section.has("match") && !section.isBroken()) {
            section.fault("match", "match is missing", "add match, e.g. match: {vendorClass: \"snom3*\"}");
        }
        ClassRule rule = new ClassRule(name, section.has("match") ? match(section.section("match")) : null, options(section));
        section.close();
        return rule;
    }

    private Match match(Section section) {
        Match match = new Match(section.value("vendorClass", Conversions.text(255), null), section.value("userClass", Conversions.text(255), null),
                section.value("oui", Oui::of, null), section.value("vendor", Conversions::packKey, null),
                section.value("circuitId", Conversions.text(255), null), section.value("remoteId", Conversions.text(255), null));
        section.close();
        return match;
    }

    private Reserved reservation(Written written, String path) {
        Section section = new Section(written, path, findings);
        section.notYet("reservations by other than mac come with a later version", "clientId", "circuitId");
        Reserved reserved = new Reserved(section.required("mac", MacAddress::of, "mac: \"00:15:65:aa:bb:cc\""),
                section.value("address", Ip4::of, null), section.value("hostname", Conversions::host, null), options(section));
        section.close();
        return reserved;
    }

    private static List<Option> options(Section parent) {
        return OptionReader.options(parent.section("options"));
    }

    private static boolean isTrue(Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
