package org.dialtone.site.model;

import org.dialtone.site.model.Site.ClassRule;
import org.dialtone.site.model.Site.Contact;
import org.dialtone.site.model.Site.Dhcp;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Firmware;
import org.dialtone.site.model.Site.General;
import org.dialtone.site.model.Site.Model;
import org.dialtone.site.model.Site.Number;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.Site.Provisioning;
import org.dialtone.site.model.Site.Registrar;
import org.dialtone.site.model.Site.Reserved;
import org.dialtone.site.model.Site.Scope;

/** The values of any object of a site. */
final class ObjectFields {

    private ObjectFields() {}

    /** @param object one of {@link SiteObjects} */
    static FieldTexts of(Object object) {
        return switch (object) {
            case General site -> SectionFields.of(site);
            case Dhcp dhcp -> DhcpFields.of(dhcp);
            case Provisioning provisioning -> SectionFields.of(provisioning);
            case Registrar registrar -> SectionFields.of(registrar);
            case Scope scope -> DhcpFields.of(scope);
            case ClassRule rule -> DhcpFields.of(rule);
            case Reserved reserved -> DhcpFields.of(reserved);
            case Model model -> PhoneFields.of(model);
            case Extension extension -> PhoneFields.of(extension);
            case Phone phone -> PhoneFields.of(phone);
            case Number number -> PhoneFields.of(number);
            case Contact contact -> PhoneFields.of(contact);
            case Firmware firmware -> PhoneFields.of(firmware);
            default -> throw new IllegalArgumentException("no object of a site: " + object);
        };
    }
}
