package org.dialtone.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MachineInterfaces.Plug;
import org.dialtone.app.StartupFault;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;

/** The network interfaces of this machine at the moment of the question. */
public final class NetworkInterfaces {

    /**
     * The kernel's list of names and hardware addresses, because to the JDK an interface without IP address doesn't
     * exist.
     */
    private static final String KERNEL = "/sys/class/net";

    private static final int ANY_PORT = 67;
    /** The flag IFF_NOARP. */
    private static final int NO_ARP = 0x80;

    private NetworkInterfaces() {}

    /** Names of all interfaces, in alphabetical order. */
    public static List<String> names() {
        try (Stream<Path> all = Files.list(Path.of(KERNEL))) {
            return all.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * Names of all network cards, in alphabetical order, without the loopback and interfaces made of other interfaces.
     */
    public static List<String> cards() {
        return names().stream()
                .filter(name -> !name.equals("lo") && Files.exists(Path.of(KERNEL, name, "device")))
                .toList();
    }

    /** Whether the interface is part of another one, a bond or a bridge. */
    public static boolean isPart(String name) {
        return Files.exists(Path.of(KERNEL, name, "master"));
    }

    /** Empty where there is no such interface, or it has no IPv4 address. */
    public static Optional<LocalInterface> find(String name) {
        return byName(name)
                .flatMap(found -> addresses(found)
                        .min(Comparator.comparing(
                                address -> address.getAddress().isLinkLocalAddress()))
                        .map(address -> describe(name, address)));
    }

    /** As {@link #find}; the fault says which interfaces exist, or how to give this one an address. */
    public static LocalInterface require(String name) {
        requireExisting(name);
        return find(name)
                .orElseThrow(() -> new StartupFault("network interface " + name
                        + " has no IPv4 address; give it a fixed one in the subnet that it serves,"
                        + " e.g. ip addr add 10.66.0.1/16 dev " + name));
    }

    /** Why {@link #require} would fail; empty where it wouldn't. */
    public static Optional<Complaint> trouble(String name) {
        List<String> here = names();
        return !here.contains(name)
                ? Optional.of(Complaint.of(Flaw.INTERFACE_MISSING, name, String.join(", ", here)))
                : find(name).isPresent()
                        ? Optional.empty()
                        : Optional.of(Complaint.of(Flaw.INTERFACE_WITHOUT_ADDRESS, name));
    }

    /**
     * The hardware address of an interface that needs no IPv4 address; faults where the interface is missing or has
     * none, as the loopback.
     */
    public static MacAddress hardware(String name) {
        requireExisting(name);
        return mac(name)
                .orElseThrow(() -> new StartupFault(
                        "network interface " + name + " has no hardware address; DHCP needs an Ethernet interface"));
    }

    /** As {@link #hardware}, but empty instead of a fault. */
    public static Optional<MacAddress> mac(String name) {
        return text(name, "address").flatMap(MacAddress::parse).filter(address -> address.bits() != 0);
    }

    /**
     * Whether the interface asks by ARP for the holder of an address; a tunnel doesn't, nor an interface whose ARP is
     * off.
     */
    public static boolean asks(String name) {
        return mac(name).isPresent()
                && text(name, "flags")
                        .filter(flags -> flags.matches("0x[0-9a-f]{1,8}"))
                        .filter(flags -> (Long.decode(flags) & NO_ARP) != 0)
                        .isEmpty();
    }

    /** Empty where there is no such interface now. */
    public static Optional<Plug> plug(String name) {
        return text(name, "ifindex")
                .filter(index -> index.matches("\\d{1,9}"))
                .map(index -> new Plug(
                        Integer.parseInt(index),
                        text(name, "carrier").filter("1"::equals).isPresent()));
    }

    /** All IPv4 addresses of this machine, each with its interface; empty where the kernel names none. */
    public static List<LocalInterface> all() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(found -> addresses(found).map(address -> describe(found.getName(), address)))
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    /** This machine's own name; empty where the kernel gives none. Java's way would ask a name server. */
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
                    .flatMap(found -> addresses(found)
                            .filter(held -> ip(held).equals(address))
                            .findFirst()
                            .map(held -> describe(found.getName(), held)));
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    /** The Ethernet interface with a cable in it on whose link this address of another device must be. */
    public static Optional<LocalInterface> beside(Ip4 address) {
        List<LocalInterface> all = all();
        return all.stream()
                .filter(here -> here.mac() != null && here.subnet().contains(address))
                .filter(_ -> all.stream().noneMatch(here -> here.address().equals(address)))
                .filter(here -> plug(here.name()).filter(Plug::carrier).isPresent())
                .findFirst();
    }

    /** The address from which the kernel would send to this one; empty where no route leads there. Sends nothing. */
    public static Optional<Ip4> toward(Ip4 address) {
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(new InetSocketAddress(address.toInetAddress(), ANY_PORT));
            return Ip4.of(probe.getLocalAddress()).filter(own -> !own.equals(Ip4.ANY));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static void requireExisting(String name) {
        if (!names().contains(name)) {
            throw new StartupFault(
                    "network interface " + name + " does not exist; this machine has " + String.join(", ", names())
                            + ": correct the name, which may come from dhcp.interfaces in the site file"
                            + " or from DIALTONE_INTERFACES");
        }
    }

    /** The text of an interface's file; empty where it can't be read, as the carrier of an interface that is down. */
    private static Optional<String> text(String name, String what) {
        try {
            return Optional.of(Files.readString(Path.of(KERNEL, name, what)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<NetworkInterface> byName(String name) {
        try {
            return Optional.ofNullable(NetworkInterface.getByName(name));
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static LocalInterface describe(String name, InterfaceAddress address) {
        return new LocalInterface(
                name, ip(address), address.getNetworkPrefixLength(), mac(name).orElse(null));
    }

    private static Stream<InterfaceAddress> addresses(NetworkInterface found) {
        return found.getInterfaceAddresses().stream().filter(address -> address.getAddress() instanceof Inet4Address);
    }

    private static Ip4 ip(InterfaceAddress address) {
        return Ip4.of(address.getAddress().getAddress(), 0);
    }
}
