package org.dialtone.site.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;

/** Rules for extensions and phones. */
public final class PhoneRules {

    private static final String EXTENSIONS = "extensions";
    private static final String PHONES = "phones";

    private final Packs packs;

    public PhoneRules(Packs packs) {
        this.packs = packs;
    }

    public List<Rule> all() {
        return List.of(
                PhoneRules::numbersOnce,
                PhoneRules::macsOnce,
                PhoneRules::linesExist,
                PhoneRules::linesThere,
                this::vendorsKnown,
                this::makersKnown);
    }

    static void numbersOnce(Site site, Findings findings) {
        Rule.unique(site.extensions(), EXTENSIONS, "number", Extension::number, findings);
    }

    static void macsOnce(Site site, Findings findings) {
        Map<MacAddress, String> seen = new HashMap<>();
        Rule.each(site.phones(), PHONES, (phone, path) -> {
            if (phone.mac() != null) {
                once(phone.mac(), path + ".mac", seen, findings);
            }
            Rule.each(phone.alsoMacs(), path + ".alsoMacs", (mac, where) -> once(mac, where, seen, findings));
        });
    }

    static void linesExist(Site site, Findings findings) {
        Set<String> numbers = site.extensions().stream()
                .filter(Objects::nonNull)
                .map(Extension::number)
                .collect(Collectors.toSet());
        Rule.each(site.phones(), PHONES, (phone, path) -> {
            Set<String> seen = new HashSet<>();
            Rule.each(phone.lines(), path + ".lines", (line, where) -> {
                if (!numbers.contains(line)) {
                    findings.fault(where, Flaw.EXTENSION_UNKNOWN, line);
                } else if (!seen.add(line)) {
                    findings.fault(where, Flaw.PHONE_LINE_TWICE, line);
                }
            });
        });
    }

    static void linesThere(Site site, Findings findings) {
        Rule.each(site.phones(), PHONES, (phone, path) -> {
            if (phone.lines().isEmpty()) {
                findings.warning(path, Flaw.PHONE_WITHOUT_LINES);
            }
        });
    }

    void vendorsKnown(Site site, Findings findings) {
        Rule.each(site.phones(), PHONES, (phone, path) -> vendorKnown(phone.vendor(), path + ".vendor", findings));
        Rule.each(
                site.dhcp().classes(),
                "dhcp.classes",
                (rule, path) -> vendorKnown(
                        rule.match() == null ? null : rule.match().vendor(), path + ".match.vendor", findings));
    }

    void makersKnown(Site site, Findings findings) {
        Rule.each(site.phones(), PHONES, (phone, path) -> {
            if (phone.mac() != null
                    && phone.vendor() == null
                    && packs.identify(phone.mac(), null, null).isEmpty()) {
                findings.warning(
                        path + ".mac", Flaw.PHONE_MAKER_UNKNOWN, phone.mac().oui());
            }
        });
    }

    private void vendorKnown(String vendor, String path, Findings findings) {
        if (vendor != null && packs.get(vendor).isEmpty()) {
            findings.fault(
                    path,
                    Flaw.VENDOR_UNKNOWN,
                    vendor,
                    packs.all().stream().map(VendorPack::key).collect(Collectors.joining(", ")));
        }
    }

    private static void once(MacAddress value, String path, Map<MacAddress, String> seen, Findings findings) {
        String first = seen.putIfAbsent(value, path);
        if (first != null) {
            findings.fault(path, Flaw.VALUE_TWICE, value, first);
        }
    }
}
