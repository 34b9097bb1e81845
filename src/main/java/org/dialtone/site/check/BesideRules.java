package org.dialtone.site.check;

import java.util.List;
import org.dialtone.dhcp.CoHostedServices;
import org.dialtone.net.Ip4;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Setting;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Registrar;
import org.dialtone.site.model.Site.RegistrarMode;

/** Rules for services that another program on the machine must serve for the site, as on the appliance. */
public record BesideRules(CoHostedServices beside) {

    private static final String SELF = "self";
    private static final String OTHER = "name the address of a time server";

    public void check(Site site, Findings findings) {
        if (!beside.time()) {
            timeless(site, findings);
        }
        if (!beside.names() && !site.site().names().isEmpty()) {
            findings.warning("dns.names", Flaw.NAMES_UNANSWERED);
        }
        if (beside.names() && site.registrar() != null && isUnknown(site, site.registrar())) {
            findings.warning(
                    "registrar.host", Flaw.PBX_NAME_UNKNOWN, site.registrar().host());
        }
    }

    private static void timeless(Site site, Findings findings) {
        if (site.site().ntp().contains(SELF)) {
            findings.warning("site.ntp", Flaw.TIME_UNSERVED);
        }
        timeless(site.provisioning().layer(), "provisioning", findings);
        Rule.each(site.models(), "models", (model, path) -> timeless(model.layer(), path, findings));
        Rule.each(site.phones(), "phones", (phone, path) -> timeless(phone.layer(), path, findings));
    }

    private static void timeless(Layer layer, String path, Findings findings) {
        if (List.of(layer.settings().getOrDefault(Setting.NTP, "").split(" ")).contains(SELF)) {
            findings.fault(path + ".settings.ntp", Flaw.TIME_UNSERVED_SELF);
        }
    }

    private static boolean isUnknown(Site site, Registrar registrar) {
        String host = registrar.host();
        return registrar.mode() == RegistrarMode.EXTERNAL
                && host != null
                && Ip4.parse(host).isEmpty()
                && site.site().names().stream().noneMatch(each -> each.name().equalsIgnoreCase(host));
    }
}
