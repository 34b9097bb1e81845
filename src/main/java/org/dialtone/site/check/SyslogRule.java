package org.dialtone.site.check;

import org.dialtone.provision.Layer;
import org.dialtone.provision.Setting;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Endpoints;
import org.dialtone.site.model.Flaw;
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
                    path + ".settings.syslog", port > 0 ? Flaw.SYSLOG_ON_OTHER_PORT : Flaw.SYSLOG_CLOSED, port);
        }
    }
}
