package org.dialtone.site.model;

import org.dialtone.site.model.SiteDocument.ClassRule;
import org.dialtone.site.model.SiteDocument.Contact;
import org.dialtone.site.model.SiteDocument.Dhcp;
import org.dialtone.site.model.SiteDocument.Extension;
import org.dialtone.site.model.SiteDocument.Firmware;
import org.dialtone.site.model.SiteDocument.Model;
import org.dialtone.site.model.SiteDocument.Number;
import org.dialtone.site.model.SiteDocument.Phone;
import org.dialtone.site.model.SiteDocument.Provisioning;
import org.dialtone.site.model.SiteDocument.Registrar;
import org.dialtone.site.model.SiteDocument.Reserved;
import org.dialtone.site.model.SiteDocument.Scope;
import org.dialtone.site.model.SiteDocument.Site;

/** The values of any object of a site. */
final class ObjectFields {

    private ObjectFields() {}

    /** @param object one of {@link SiteObjects} */
    static FieldTexts of(Object object) {
        return switch (object) {
            case Site site -> SectionFields.of(site);
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
