package org.dialtone.site.check;

import org.dialtone.provision.Layer;
import org.dialtone.provision.Setting;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Endpoints;
import org.dialtone.site.model.Site;

/**
 * Finds phones that are to send their syslog to the box, where it doesn't take it on port 514, to which phones send it.
 *
 * @param port as {@link Endpoints#syslogPort}
 */
public record SyslogRule(int port) implements Rule {

    @Override
    public void check(Site site, Findings findings) {
        boolean open = port == Endpoints.SYSLOG
                || port == Endpoints.WITH_INTERFACES
                        && !site.dhcp().interfaces().isEmpty();
        if (!open) {
            unheard(site.provisioning().layer(), "provisioning", findings);
            Rule.each(site.models(), "models", (model, path) -> unheard(model.layer(), path, findings));
            Rule.each(site.phones(), "phones", (phone, path) -> unheard(phone.layer(), path, findings));
        }
    }

    private void unheard(Layer layer, String path, Findings findings) {
        if ("self".equals(layer.settings().get(Setting.SYSLOG))) {
            findings.warning(
                    path + ".settings.syslog",
                    "phones send it to port 514, "
                            + (port > 0 ? "and this box takes it on port " + port : "which is closed on this box"),
                    "set dialtone.syslog.port to 514, or write another address");
        }
    }
}
