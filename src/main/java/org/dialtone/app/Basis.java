package org.dialtone.app;

import org.dialtone.net.MacAddress;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.SiteObjects;

/**
 * What an edit of one object was made from.
 *
 * @param object   the object as {@code NamedChange} names it, e.g. {@code phone 00:15:65:aa:bb:cc}
 * @param revision the revision at which the object was read
 */
public record Basis(String object, long revision) {

    /** Null where no revision is given. */
    public static Basis of(ObjectName name, Long read) {
        return read == null ? null : new Basis(name.toString(), read);
    }

    /** Null where no revision is given. */
    static Basis ofPhone(Site site, MacAddress anyMac, Long read) {
        MacAddress first = site.phones().stream()
                .filter(phone -> phone.alsoMacs().contains(anyMac))
                .map(Phone::mac)
                .findFirst()
                .orElse(anyMac);
        return read == null ? null : new Basis(SiteObjects.phone(first), read);
    }

    /** Null where no revision is given. */
    static Basis ofReservation(MacAddress mac, Long read) {
        return read == null ? null : new Basis(SiteObjects.reservation(mac), read);
    }
}
