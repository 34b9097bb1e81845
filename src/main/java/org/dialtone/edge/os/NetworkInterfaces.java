package org.dialtone.edge.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The network interfaces of this machine, as they are at the moment of asking. */
public final class NetworkInterfaces {

    private NetworkInterfaces() {
    }

    /** Names of all interfaces, in alphabetical order. */
    public static List<String> names() {
        try {
            return NetworkInterface.networkInterfaces().map(NetworkInterface::getName).sorted().toList();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where there is no such interface, or it has no IPv4 address. */
    public static Optional<LocalInterface> find(String name) {
        return byName(name).flatMap(NetworkInterfaces::describe);
    }

    /** As {@link #find}; the fault says which interfaces exist, or how to give this one an address. */
    public static LocalInterface require(String name) {
        return describe(existing(name)).orElseThrow(() -> new StartupFault("network interface " + name
                + " has no IPv4 address; give it a fixed one in the subnet that it serves, e.g. ip addr add 10.66.0.1/16 dev " + name));
    }

    /** The hardware address of an interface that needs no IPv4 address; faults where it is missing or has none, as the loopback. */
    public static MacAddress hardware(String name) {
        return Optional.ofNullable(mac(existing(name))).orElseThrow(() -> new StartupFault("network interface " + name
                + " has no hardware address; DHCP needs an Ethernet interface"));
    }

    /** All IPv4 addresses of this machine, each with its interface; empty where the kernel tells none. */
    public static List<LocalInterface> all() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(found -> addresses(found).map(address -> describe(found, address))).toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    /** This machine's own name; empty where the kernel tells none. Java's way would ask a name server. */
    public static String hostname() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** The interface that holds this address. */
    public static Optional<LocalInterface> holding(Ip4 address) {
        try {
            return Optional.ofNullable(NetworkInterface.getByInetAddress(address.toInetAddress()))
                    .flatMap(found -> addresses(found).filter(held -> ip(held).equals(address)).findFirst()
                            .map(held -> describe(found, held)));
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static NetworkInterface existing(String name) {
        return byName(name).orElseThrow(() -> new StartupFault("network interface " + name + " does not exist; this machine has "
                + String.join(", ", names()) + ": correct dhcp.interfaces in the site file, or DIALTONE_INTERFACES"));
    }

    private static Optional<NetworkInterface> byName(String name) {
        try {
            return Optional.ofNullable(NetworkInterface.getByName(name));
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalInterface> describe(NetworkInterface found) {
        return addresses(found).min(Comparator.comparing(address -> address.getAddress().isLinkLocalAddress()))
                .map(address -> describe(found, address));
    }

    private static LocalInterface describe(NetworkInterface found, InterfaceAddress address) {
        return new LocalInterface(found.getName(), ip(address), address.getNetworkPrefixLength(), mac(found));
    }

    private static Stream<InterfaceAddress> addresses(NetworkInterface found) {
        return found.getInterfaceAddresses().stream().filter(address -> address.getAddress() instanceof Inet4Address);
    }

    private static Ip4 ip(InterfaceAddress address) {
        return Ip4.of(address.getAddress().getAddress(), 0);
    }

    private static MacAddress mac(NetworkInterface found) {
        try {
            byte[] address = found.getHardwareAddress();
            return address == null || address.length != 6 ? null : MacAddress.of(address, 0);
        } catch (SocketException e) {
            return null;
        }
    }
}
