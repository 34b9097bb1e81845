package org.dialtone.host;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.SharedAddress;
import org.dialtone.app.StartupFault;
import org.dialtone.host.AddressMessage.Held;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/** Gives the interfaces of this machine the addresses that it shares with others, and takes them away. */
final class KernelAddresses {

    private static final int EPERM = 1;
    private static final int ENODEV = 19;
    private static final int EADDRNOTAVAIL = 99;
    private static final int LOOPBACK = 1;

    private KernelAddresses() {}

    /** Throws a {@link StartupFault} where the setting can't be kept on this machine, or its process lacks the right. */
    static void require(List<SharedAddress> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        wanted.forEach(KernelAddresses::requireLink);
        try (Rtnetlink kernel = new Rtnetlink()) {
            // No interface has this address: where the right is there, nothing happens.
            SharedAddress nowhere = new SharedAddress("lo", Ip4.ANY.toInetAddress(), 32);
            if (kernel.change(AddressMessage.delete(nowhere, LOOPBACK)) == EPERM) {
                throw SharedAddress.fault("needs the capability CAP_NET_ADMIN, which this process lacks: give it"
                        + " (src/docs/postgresql.md, Shared address), or unset it");
            }
            List<Held> held = held(kernel);
            wanted.forEach(one -> requireFree(one, held));
            for (SharedAddress one : wanted) {
                requireSameSubnet(one, held);
            }
        } catch (IOException e) {
            throw SharedAddress.fault(
                    "can't be checked: the kernel's addresses can't be asked for (" + e.getMessage() + "); unset it");
        }
    }

    private static void requireLink(SharedAddress one) {
        if (!NetworkInterfaces.names().contains(one.link())) {
            throw SharedAddress.fault("names interface " + one.link() + ", which does not exist; this machine has "
                    + String.join(", ", NetworkInterfaces.names()));
        }
    }

    /** The kernel sends to the narrower of two subnets on one link from that one's address. */
    private static void requireSameSubnet(SharedAddress one, List<Held> held) throws IOException {
        int index = Link.index(one.link());
        Optional<Subnet> subnet = one.ip4().map(ip -> Subnet.around(ip, one.prefix()));
        for (Held each : held) {
            Optional<Ip4> own = Ip4.of(each.address()).filter(_ -> each.index() == index && each.fixed());
            if (own.isPresent()
                    && subnet.isPresent()
                    && each.prefix() != one.prefix()
                    && Subnet.around(own.get(), each.prefix()).overlaps(subnet.get())) {
                throw SharedAddress.fault("has \"" + one + "\", but " + one.link() + " has " + own.get() + "/"
                        + each.prefix() + " in the same network; give both the same prefix");
            }
        }
    }

    private static void requireFree(SharedAddress one, List<Held> held) {
        held.stream()
                .filter(each -> each.fixed() && each.address().equals(one.address()))
                .findFirst()
                .ifPresent(_ -> {
                    throw SharedAddress.fault("names " + one.text() + ", which is a fixed address of this machine;"
                            + " take it away from there, because only the active one of the machines may have it"
                            + " (ip address show to " + one.text() + ")");
                });
    }

    /** Adds the address, or moves its end; fails with words. */
    static void add(Rtnetlink kernel, SharedAddress wanted, int seconds) throws IOException {
        int index = Link.index(wanted.link());
        int error = kernel.change(AddressMessage.add(wanted, index, seconds));
        if (error != 0) {
            throw new IOException(words(error));
        }
    }

    /** Takes the address away, where it is; fails with words. */
    static void remove(Rtnetlink kernel, SharedAddress unwanted) throws IOException {
        int error = kernel.change(AddressMessage.delete(unwanted, Link.index(unwanted.link())));
        if (error != 0 && error != EADDRNOTAVAIL && error != ENODEV) {
            throw new IOException(words(error));
        }
    }

    static List<Held> held(Rtnetlink kernel) throws IOException {
        return kernel.list(AddressMessage.list(), AddressMessage.HEAD).stream()
                .flatMap(each -> AddressMessage.read(each).stream())
                .toList();
    }

    private static String words(int error) {
        return switch (error) {
            case EPERM -> "not permitted, it needs CAP_NET_ADMIN";
            case ENODEV -> "the interface is gone";
            default -> "error " + error;
        };
    }
}
