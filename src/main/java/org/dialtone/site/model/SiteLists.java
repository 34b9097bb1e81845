package org.dialtone.site.model;

import java.util.List;
import org.dialtone.site.model.Site.Dhcp;
import org.dialtone.site.model.SiteObjects.Group;

/** The parts of a site, replaced one by one; lists by their group. */
public final class SiteLists {

    private SiteLists() {}

    /** The items of a list, in their order. */
    public static List<?> of(Site site, Group group) {
        return switch (group) {
            case SCOPES -> site.dhcp().scopes();
            case CLASSES -> site.dhcp().classes();
            case RESERVATIONS -> site.dhcp().reservations();
            case MODELS -> site.models();
            case EXTENSIONS -> site.extensions();
            case PHONES -> site.phones();
            case NUMBERS -> site.numbers();
            case PHONEBOOK -> site.phonebook();
            case FIRMWARE -> site.firmware();
        };
    }

    /** The same site with another list; its items must be of the group's kind. */
    @SuppressWarnings("unchecked")
    public static Site with(Site site, Group group, List<?> items) {
        return new Site(
                site.site(),
                with(site.dhcp(), group, items),
                site.provisioning(),
                site.registrar(),
                group == Group.EXTENSIONS ? (List<Site.Extension>) items : site.extensions(),
                group == Group.PHONES ? (List<Site.Phone>) items : site.phones(),
                group == Group.NUMBERS ? (List<Site.Number>) items : site.numbers(),
                group == Group.PHONEBOOK ? (List<Site.Contact>) items : site.phonebook(),
                group == Group.MODELS ? (List<Site.Model>) items : site.models(),
                group == Group.FIRMWARE ? (List<Site.Firmware>) items : site.firmware());
    }

    @SuppressWarnings("unchecked")
    private static Dhcp with(Dhcp dhcp, Group group, List<?> items) {
        return switch (group) {
            case SCOPES, CLASSES, RESERVATIONS ->
                new Dhcp(
                        dhcp.mode(),
                        dhcp.interfaces(),
                        dhcp.automaticOptions(),
                        dhcp.onOtherServer(),
                        dhcp.knownServers(),
                        dhcp.guards(),
                        dhcp.options(),
                        group == Group.SCOPES ? (List<Site.Scope>) items : dhcp.scopes(),
                        group == Group.CLASSES ? (List<Site.ClassRule>) items : dhcp.classes(),
                        group == Group.RESERVATIONS ? (List<Site.Reserved>) items : dhcp.reservations(),
                        dhcp.deny());
            default -> dhcp;
        };
    }

    /** The same site with other values of its own. */
    public static Site with(Site site, Site.General general) {
        return with(site, general, site.registrar());
    }

    /** The same site with another registrar. */
    public static Site with(Site site, Site.Registrar registrar) {
        return with(site, site.site(), registrar);
    }

    private static Site with(Site site, Site.General general, Site.Registrar registrar) {
        return new Site(
                general,
                site.dhcp(),
                site.provisioning(),
                registrar,
                site.extensions(),
                site.phones(),
                site.numbers(),
                site.phonebook(),
                site.models(),
                site.firmware());
    }

    /** The settings of one DHCP section with the lists of another one. */
    public static Dhcp join(Dhcp settings, Dhcp lists) {
        return new Dhcp(
                settings.mode(),
                settings.interfaces(),
                settings.automaticOptions(),
                settings.onOtherServer(),
                settings.knownServers(),
                settings.guards(),
                settings.options(),
                lists.scopes(),
                lists.classes(),
                lists.reservations(),
                settings.deny());
    }
}
