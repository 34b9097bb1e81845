package org.dialtone.store.site;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.dialtone.net.Ip4;
import org.dialtone.site.model.Network.Port;

/** One interface of the box's own network. */
@Embeddable
public class PortRow {

    public String name;

    public String address;

    @Column(name = "prefix_length")
    public int prefix;

    public Integer vlan;

    static PortRow of(Port port) {
        PortRow row = new PortRow();
        row.name = port.name();
        row.address = port.address().toString();
        row.prefix = port.prefix();
        row.vlan = port.vlan();
        return row;
    }

    Port port() {
        return new Port(name, Ip4.of(address), prefix, vlan);
    }
}
