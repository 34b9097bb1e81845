package org.dialtone.web.console.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dialtone.app.LinkSurvey.Seen;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.net.Ip4;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Mode;
import org.dialtone.site.model.Site.Option;
import org.dialtone.site.model.Site.RegistrarMode;
import org.dialtone.site.model.Site.Scope;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Phrases;

/**
 * What happens on the wire once the first start is applied, in sentences.
 *
 * @param site as it will be
 * @param link where phones will be; null: behind relay agents
 * @param own  the box's address there; null: it has none
 * @param dhcp whether the process's settings leave the port of DHCP open
 * @param sip  the port of the box's registrar; 0: the process's settings close it
 */
record StartSummary(Words words, Site site, Seen link, Ip4 own, boolean dhcp, int sip) {

    private static final int ROUTERS = 3;
    private static final int USUAL_SIP = 5060;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!dhcp) {
            lines.add(say("closed"));
        } else if (site.dhcp().mode() == Mode.SERVER) {
            site.dhcp().scopes().forEach(scope -> addresses(scope, lines));
            others(lines);
            lines.add(say("files", own == null ? say("box") : say("box.at", own)));
        } else {
            lines.add(say("listen", place()));
        }
        lines.add(registrar());
        lines.add(phones());
        lines.add(say("time", site.site().timezone()));
        return lines;
    }

    private void addresses(Scope scope, List<String> lines) {
        String pools = scope.pools().stream().map(Object::toString).collect(Collectors.joining(", "));
        lines.add(
                pools.isEmpty()
                        ? say("reserved", place(), scope.subnet())
                        : say("dhcp", place(), pools, scope.subnet(), Phrases.of(scope.leaseTime(), words)));
        List<String> routers = scope.options().stream()
                .filter(option -> option.code() == ROUTERS)
                .map(Option::values)
                .flatMap(List::stream)
                .toList();
        lines.add(routers.isEmpty() ? say("router.none", scope.subnet()) : say("router", String.join(", ", routers)));
    }

    private void others(List<String> lines) {
        if (link == null) {
            return;
        }
        if (!link.others().isEmpty()) {
            lines.add(say("other", who(link), link.name()));
        } else if (!link.carrier()) {
            lines.add(say("unplugged", link.name()));
        } else {
            lines.add(say("asks", link.name()));
        }
    }

    /** The other DHCP servers there, in words. */
    static String who(Seen link) {
        return link.others().stream().map(OtherServer::who).collect(Collectors.joining(", "));
    }

    private String place() {
        return link == null ? say("relays") : say("on", link.name());
    }

    private String registrar() {
        Site.Registrar at = site.registrar();
        return at.mode() == RegistrarMode.BUILTIN
                ? sip == 0 ? say("register.closed") : say("register.box", sip)
                : say(
                        "register.pbx",
                        at.host(),
                        Objects.requireNonNullElse(at.port(), USUAL_SIP),
                        at.transport() == null ? "UDP" : at.transport().name().toUpperCase(Locale.ROOT));
    }

    private String phones() {
        UnknownPhones unknown = site.provisioning().unknownPhones();
        boolean codes = unknown != UnknownPhones.HOLD || site.registrar().mode() == RegistrarMode.BUILTIN;
        String others = say("unknown." + unknown.name().toLowerCase(Locale.ROOT) + (codes ? "" : ".pbx"));
        int phones = site.phones().size();
        return phones == 0 ? others : words.count("start.wire.phones", phones) + " " + others;
    }

    private String say(String key, Object... values) {
        return words.say("start.wire." + key, values);
    }
}
