package org.dialtone.app;

import java.util.ArrayList;
import java.util.List;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Reserved;

/** Adds a reservation to a site. */
final class ReservationEdit {

    private ReservationEdit() {}

    /** Replaces the address of the device's own reservation, whose name and options stay. */
    static Site with(Site site, MacAddress mac, Ip4 address) {
        ReservedFor holder = new ReservedFor.Mac(mac);
        List<Reserved> reservations = new ArrayList<>(site.dhcp().reservations());
        int own = reservations.stream().map(Reserved::holder).toList().indexOf(holder);
        if (own < 0) {
            reservations.add(new Reserved(holder, address, null, List.of()));
        } else {
            Reserved before = reservations.get(own);
            reservations.set(own, new Reserved(holder, address, before.hostname(), before.options()));
        }
        return site.with(site.dhcp().with(List.copyOf(reservations)));
    }
}
