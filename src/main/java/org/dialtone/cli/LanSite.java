package org.dialtone.cli;

import java.time.ZoneId;
import org.dialtone.app.LocalInterface;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.Subnet;

/**
 * A site for the network that an interface is in already. Phones get the upper half of its addresses, because addresses
 * set by hand are mostly in the lower half.
 */
record LanSite(LocalInterface lan, Subnet subnet, IpRange pool) {

    /** @throws CommandFault where the subnet has no four addresses */
    static LanSite of(LocalInterface lan) {
        if (lan.prefix() > 29 || lan.prefix() < 8) {
            throw new CommandFault(lan.name() + " has " + lan.address() + "/" + lan.prefix()
                    + "; give it an address in a subnet of /8 to /29, or a site file with SITE=site.yaml");
        }
        Subnet subnet = Subnet.around(lan.address(), lan.prefix());
        Ip4 first = subnet.network().plus(1 << 31 - lan.prefix());
        return new LanSite(lan, subnet, new IpRange(first, subnet.broadcast().plus(-1)));
    }

    String yaml() {
        String zone = ZoneId.systemDefault().getId();
        return """
                # Made by make run INTERFACE=%s; copy it and go on from there.
                dialtone: 1
                site: {name: %s, timezone: %s, language: en}
                dhcp:
                  interfaces: [%s]
                  scopes:
                    - name: %s
                      subnet: %s
                      pools: [%s]
                %s""".formatted(
                        lan.name(),
                        lan.name(),
                        zone.contains("/") ? zone : "Etc/UTC",
                        lan.name(),
                        lan.name(),
                        subnet,
                        pool,
                        exclude());
    }

    private String exclude() {
        return pool.contains(lan.address()) ? "      exclude: [" + lan.address() + "]\n" : "";
    }
}
