package org.dialtone.site.model;

import org.dialtone.site.model.Site.Access;
import org.dialtone.site.model.Site.General;
import org.dialtone.site.model.Site.Provisioning;
import org.dialtone.site.model.Site.Registrar;

/** The values of the sections that hold for the whole site. */
final class SectionFields {

    private SectionFields() {}

    static FieldTexts of(General site) {
        FieldTexts texts = new FieldTexts()
                .put("name", site.name())
                .put("timezone", site.timezone())
                .put("language", site.language())
                .put("serverAddress", site.serverAddress())
                .list("ntp", site.ntp())
                .put("console.voiceInterfaces", site.voiceConsole());
        site.names().forEach(each -> texts.put("dns." + each.name(), each.address()));
        return network(texts, site.network());
    }

    private static FieldTexts network(FieldTexts texts, Network network) {
        network.interfaces()
                .forEach(port -> texts.put(
                        "network." + port.name(),
                        port.address() + "/" + port.prefix() + (port.vlan() == null ? "" : " vlan " + port.vlan())));
        texts.put("network.gateway", network.gateway());
        network.routes().forEach(route -> texts.put("network.routes." + route.to(), route.via()));
        return texts;
    }

    static FieldTexts of(Provisioning provisioning) {
        Access access = provisioning.access();
        FieldTexts texts = new FieldTexts()
                .secret("token", provisioning.token())
                .put("leaseRule", provisioning.leaseRule())
                .put("unknownPhones", provisioning.unknownPhones())
                .put("placeRule", access.placeRule())
                .put("window", access.window());
        if (access.adopt() != null) {
            texts.put("adopt.numbers", access.adopt().numbers())
                    .list("adopt.vendors", access.adopt().vendors())
                    .put("adopt.until", access.adopt().until());
        }
        return PhoneFields.layer(texts, provisioning.layer());
    }

    static FieldTexts of(Registrar registrar) {
        return new FieldTexts()
                .put("mode", registrar.mode())
                .put("realm", registrar.realm())
                .put("leaseRule", registrar.leaseRule())
                .put("host", registrar.host())
                .put("port", registrar.port())
                .put("transport", registrar.transport());
    }
}
