package org.dialtone.app;

import java.util.Collection;
import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.SiteObjects;

/**
 * What an edit of objects was made from.
 *
 * @param objects  the objects as {@code NamedChange} names them, e.g. {@code phone 00:15:65:aa:bb:cc}
 * @param revision the revision at which the objects were read
 */
public record Basis(List<String> objects, long revision) {

    Basis(String object, long revision) {
        this(List.of(object), revision);
    }

    /** The basis of a change of several objects; one that wasn't there at that revision must not be there now. */
    public static Basis of(Collection<ObjectName> names, long read) {
        return new Basis(names.stream().map(ObjectName::toString).toList(), read);
    }

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
