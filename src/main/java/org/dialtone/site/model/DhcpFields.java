package org.dialtone.site.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.dhcp.ClientClass.Match;
import org.dialtone.dhcp.ClientKey;
import org.dialtone.dhcp.ScopePolicy;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.site.model.Site.ClassRule;
import org.dialtone.site.model.Site.Dhcp;
import org.dialtone.site.model.Site.Option;
import org.dialtone.site.model.Site.Pool;
import org.dialtone.site.model.Site.Reserved;
import org.dialtone.site.model.Site.Scope;
import org.dialtone.site.model.Site.SubOption;

/** The values of the DHCP section and of its objects. */
final class DhcpFields {

    private DhcpFields() {}

    /** Without scopes, classes and reservations, which are objects of their own. */
    static FieldTexts of(Dhcp dhcp) {
        FieldTexts texts = new FieldTexts()
                .put("mode", dhcp.mode())
                .list("interfaces", dhcp.interfaces())
                .unless(true, "automaticOptions", dhcp.automaticOptions())
                .put("onOtherServer", dhcp.onOtherServer())
                .list("knownServers", dhcp.knownServers());
        if (dhcp.guards() != null) {
            texts.put("guards.perMacPerSecond", dhcp.guards().perMacPerSecond())
                    .put("guards.circuitShare", dhcp.guards().circuitShare() + "%");
        }
        return options(texts, dhcp.options()).list("deny", dhcp.deny());
    }

    static FieldTexts of(Scope scope) {
        FieldTexts texts = new FieldTexts()
                .put("subnet", scope.subnet())
                .list("pools", scope.pools().stream().map(DhcpFields::text).toList())
                .list("exclude", scope.exclude())
                .put("leaseTime", scope.leaseTime())
                .put("minLeaseTime", scope.minLeaseTime())
                .put("maxLeaseTime", scope.maxLeaseTime())
                .put("renewTime", scope.renewTime())
                .put("rebindTime", scope.rebindTime())
                .unless(true, "authoritative", scope.authoritative())
                .put("conflictProbe", scope.conflictProbe())
                .put("interface", scope.interfaceName())
                .put("sharedWith", scope.sharedWith());
        return options(policy(texts, scope.scopePolicy()), scope.options());
    }

    private static FieldTexts policy(FieldTexts texts, ScopePolicy policy) {
        return texts.unless(false, "phonesOnly", policy.phonesOnly())
                .unless(false, "knownOnly", policy.knownOnly())
                .unless(false, "rapidCommit", policy.rapidCommit())
                .put("voiceVlan", policy.voiceVlan() == 0 ? null : policy.voiceVlan())
                .list("relays", policy.relays().texts())
                .unless(ClientKey.HARDWARE, "clientKey", policy.clientKey());
    }

    private static String text(Pool pool) {
        return pool.className() == null ? pool.toString() : pool + " (class " + pool.className() + ")";
    }

    static FieldTexts of(ClassRule rule) {
        Match match = rule.match();
        FieldTexts texts = new FieldTexts()
                .put("match.vendorClass", match.vendorClass())
                .put("match.userClass", match.userClass())
                .put("match.oui", match.oui())
                .put("match.vendor", match.vendor())
                .put("match.circuitId", match.circuitId())
                .put("match.remoteId", match.remoteId());
        return options(texts, rule.options());
    }

    static FieldTexts of(Reserved reserved) {
        FieldTexts texts = new FieldTexts().put("address", reserved.address()).put("hostname", reserved.hostname());
        return options(texts, reserved.options());
    }

    private static FieldTexts options(FieldTexts texts, List<Option> options) {
        for (Option option : options) {
            String key = "options." + OptionTable.byCode(option.code()).name();
            if (option.parts().isEmpty()) {
                texts.put(key, option.values());
            }
            option.parts().forEach(part -> texts.put(key + place(part), value(part)));
        }
        return texts;
    }

    /** As the file nests it: the enterprise, then the sub-option. */
    private static String place(SubOption part) {
        return Stream.of(part.enterprise(), part.code())
                .filter(Objects::nonNull)
                .map(number -> "." + number)
                .collect(Collectors.joining());
    }

    private static String value(SubOption part) {
        String values = String.join(", ", part.values());
        return part.shape() == null ? values : part.shape() + " " + values;
    }
}
