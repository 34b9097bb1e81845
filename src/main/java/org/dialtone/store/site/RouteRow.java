package org.dialtone.store.site;

import jakarta.persistence.Embeddable;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;
import org.dialtone.site.model.Network.Route;

/** One route of the box's own network. */
@Embeddable
public class RouteRow {

    public String destination;

    public String via;

    static RouteRow of(Route route) {
        RouteRow row = new RouteRow();
        row.destination = route.to().toString();
        row.via = route.via().toString();
        return row;
    }

    Route route() {
        return new Route(Subnet.of(destination), Ip4.of(via));
    }
}
