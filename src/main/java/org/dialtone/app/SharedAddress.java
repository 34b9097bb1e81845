package org.dialtone.app;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.Ip6;
import org.dialtone.net.Subnet;

/**
 * An address that several machines share: the active one has it.
 *
 * @param link   the interface's name
 * @param prefix length of the mask, 1 to 32, for IPv6 to 128
 */
public record SharedAddress(String link, InetAddress address, int prefix) {

    private static final String SETTING = "DIALTONE_SHARED_ADDRESS";
    private static final String FORM = "; write it as eth1=10.66.0.1/24, several with commas between";
    private static final int LONGEST_NAME = 15;
    /** From here on a subnet has no address of its own and no broadcast address (RFC 3021). */
    private static final int POINT_TO_POINT = 31;

    /** Reads the setting; a {@link StartupFault} says what is wrong in it. */
    public static List<SharedAddress> list(Settings settings) {
        return list(settings.sharedAddress().orElse(List.of()));
    }

    /** As {@link #list(Settings)}, of the entries themselves. */
    public static List<SharedAddress> list(List<String> entries) {
        List<SharedAddress> all = new ArrayList<>();
        for (String entry : entries) {
            SharedAddress one = of(entry.strip());
            if (all.stream().anyMatch(other -> other.address.equals(one.address))) {
                throw fault("names " + one.text() + " twice; each address is on one interface");
            }
            all.add(one);
        }
        return List.copyOf(all);
    }

    private static SharedAddress of(String entry) {
        int equals = entry.indexOf('=');
        int slash = entry.indexOf('/');
        if (equals < 1 || equals > LONGEST_NAME || slash < equals) {
            throw fault("has \"" + entry + "\", which is no interface with an address and its prefix" + FORM);
        }
        InetAddress address = address(entry.substring(equals + 1, slash))
                .orElseThrow(() -> fault("has \"" + entry + "\", whose address is none of IPv4 or IPv6" + FORM));
        int prefix = prefix(entry.substring(slash + 1), address)
                .orElseThrow(() -> fault("has \"" + entry + "\", whose prefix is none" + FORM));
        SharedAddress read = new SharedAddress(entry.substring(0, equals), address, prefix);
        if (!read.isUsable()) {
            throw fault("has \"" + entry + "\", which no machine can have" + FORM);
        }
        return read;
    }

    private static Optional<InetAddress> address(String text) {
        return text.indexOf(':') < 0
                ? Ip4.parse(text).map(Ip4::toInetAddress)
                : Ip6.parse(text).map(Ip6::toInetAddress);
    }

    private static Optional<Integer> prefix(String text, InetAddress address) {
        return text.matches("[1-9]\\d{0,2}")
                ? Optional.of(Integer.valueOf(text)).filter(length -> length <= address.getAddress().length * Byte.SIZE)
                : Optional.empty();
    }

    private boolean isUsable() {
        boolean one = !address.isAnyLocalAddress() && !address.isMulticastAddress();
        return one
                && ip4().filter(_ -> prefix < POINT_TO_POINT)
                        .map(ip -> Subnet.around(ip, prefix))
                        .filter(net -> net.network().equals(ip4().get())
                                || net.broadcast().equals(ip4().get()))
                        .isEmpty();
    }

    /** Empty where it is of IPv6. */
    public Optional<Ip4> ip4() {
        return address instanceof Inet4Address ? Ip4.of(address) : Optional.empty();
    }

    /** Empty where it is of IPv4. */
    public Optional<Ip6> ip6() {
        return Ip6.of(address);
    }

    /** The address alone. */
    public String text() {
        return ip6().map(Ip6::toString).orElseGet(address::getHostAddress);
    }

    @Override
    public String toString() {
        return link + "=" + text() + "/" + prefix;
    }

    /** A fault of the setting. */
    public static StartupFault fault(String what) {
        return new StartupFault(SETTING + " " + what);
    }
}
