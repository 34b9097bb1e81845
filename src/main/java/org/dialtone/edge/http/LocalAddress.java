package org.dialtone.edge.http;

import java.io.IOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/**
 * One address of the box, and the interface that has it.
 *
 * @param subnet what is directly reached there
 */
record LocalAddress(String interfaceName, Ip4 address, Subnet subnet) {

    /** All IPv4 addresses that the box has now. */
    static List<LocalAddress> all() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(LocalAddress::of).toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    /** The box's own name; empty where the kernel tells none. Java's way would ask a name server. */
    static String hostname() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static Stream<LocalAddress> of(NetworkInterface network) {
        return network.getInterfaceAddresses().stream().flatMap(address -> of(network.getName(), address));
    }

    private static Stream<LocalAddress> of(String name, InterfaceAddress address) {
        return Ip4.of(address.getAddress()).stream()
                .map(ip -> new LocalAddress(name, ip, Subnet.around(ip, address.getNetworkPrefixLength())));
    }
}
