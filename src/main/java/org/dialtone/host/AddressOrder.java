package org.dialtone.host;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.app.SharedAddress;
import org.dialtone.host.AddressMessage.Held;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;
import org.jboss.logging.Logger;

/**
 * The order of the addresses that a link has in one subnet of IPv4. The kernel sends from the first, which is the shared
 * one where this machine got its own only later, e.g. from a DHCP server that started late.
 */
final class AddressOrder {

    private static final Logger LOG = Logger.getLogger(AddressOrder.class);
    private static final int WHOLE = 32;

    private final Set<InetAddress> shared;
    private final Set<InetAddress> told = new HashSet<>();

    AddressOrder(List<SharedAddress> shared) {
        this.shared = shared.stream().map(SharedAddress::address).collect(Collectors.toSet());
    }

    /** Puts the shared address behind the machine's own; fails with words. @param seconds as it is given to the kernel */
    void keep(Rtnetlink kernel, SharedAddress one, int seconds) throws IOException {
        Optional<Held> own = behind(one, KernelAddresses.held(kernel), Link.index(one.link()));
        if (own.isPresent() && follows(one.link())) {
            putBehind(kernel, one, seconds);
            LOG.infof(
                    "%s on %s came after the shared address %s; what else this machine sends leaves from it now",
                    own.get().address().getHostAddress(), one.link(), one.text());
        } else if (own.isPresent() && told.add(own.get().address())) {
            LOG.warnf(
                    "%s on %s came after the shared address %s: what else this machine sends leaves from that, and both go"
                            + " when another machine takes over; set net.ipv4.conf.all.promote_secondaries to 1 by sysctl",
                    own.get().address().getHostAddress(), one.link(), one.text());
        }
    }

    /** The machine's own address behind a shared one. @param held of all links */
    private Optional<Held> behind(SharedAddress one, List<Held> held, int link) {
        Optional<Subnet> subnet = one.ip4().map(ip -> Subnet.around(ip, one.prefix()));
        List<Held> here = held.stream()
                .filter(each -> each.index() == link && each.prefix() == one.prefix())
                .toList();
        boolean first = here.stream().anyMatch(each -> each.address().equals(one.address()) && !each.second());
        return here.stream()
                .filter(each -> first && each.second() && !shared.contains(each.address()))
                .filter(each -> Ip4.of(each.address())
                        .filter(own -> subnet.isPresent() && subnet.get().contains(own))
                        .isPresent())
                .findFirst();
    }

    /** Else the kernel takes all others of the subnet away together with the first. */
    private static boolean follows(String link) {
        return isSet("all") || isSet(link);
    }

    private static boolean isSet(String link) {
        try {
            return KernelLimits.setting(Path.of("/proc/sys/net/ipv4/conf", link, "promote_secondaries"))
                    .equals("1");
        } catch (IOException e) {
            return false;
        }
    }

    /** A subnet of its own keeps it here meanwhile: no packet to it is lost, and no socket on it fails. */
    private static void putBehind(Rtnetlink kernel, SharedAddress one, int seconds) throws IOException {
        SharedAddress alone = new SharedAddress(one.link(), one.address(), WHOLE);
        KernelAddresses.add(kernel, alone, seconds);
        KernelAddresses.remove(kernel, one);
        KernelAddresses.add(kernel, one, seconds);
        KernelAddresses.remove(kernel, alone);
    }
}
