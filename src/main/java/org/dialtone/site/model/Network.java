package org.dialtone.site.model;

import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/**
 * The box's own addresses, which only the appliance applies.
 *
 * @param interfaces in the order in which they are written
 * @param gateway    null: none
 */
public record Network(List<Port> interfaces, Ip4 gateway, List<Route> routes) {

    public static final Network NONE = new Network(List.of(), null, List.of());

    /** The kernel's bound (IFNAMSIZ). */
    public static final int LONGEST_NAME = 15;

    /**
     * One network card, or a VLAN on it.
     *
     * @param name    the system's name of the card, e.g. {@code eth0}
     * @param address the box's address there
     * @param vlan    1 to 4094, or null: untagged
     */
    public record Port(String name, Ip4 address, int prefix, Integer vlan) {

        public Subnet subnet() {
            return Subnet.around(address, prefix);
        }

        /**
         * The name of the served interface: the card, or its VLAN, such as {@code eth0.20}, or {@code vlan20} where the
         * card's name is too long for that.
         */
        public String link() {
            String tagged = name + "." + vlan;
            return vlan == null ? name : tagged.length() <= LONGEST_NAME ? tagged : "vlan" + vlan;
        }
    }

    /** Another subnet, behind a router on one of the links. */
    public record Route(Subnet to, Ip4 via) {}

    public boolean isEmpty() {
        return equals(NONE);
    }
}
