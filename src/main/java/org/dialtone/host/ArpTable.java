package org.dialtone.host;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The hardware addresses that the kernel knows on its links. */
public final class ArpTable {

    private static final String KERNEL = "/proc/net/arp";
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int DISCARD_PORT = 9;
    private static final int IP = 0;
    private static final int HARDWARE = 3;
    private static final int DEVICE = 5;

    private ArpTable() {}

    /**
     * The holder of this address on this interface, in the table's text; empty where the address is missing, or isn't
     * resolved.
     */
    static Optional<MacAddress> find(String table, String interfaceName, Ip4 address) {
        return table.lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(row ->
                        row.length > DEVICE && row[IP].equals(address.toString()) && row[DEVICE].equals(interfaceName))
                .findFirst()
                .flatMap(row -> MacAddress.parse(row[HARDWARE]))
                .filter(mac -> mac.bits() != 0);
    }

    /**
     * The holder of the address as the kernel learns it within 300 ms, after an empty packet to that address; empty
     * beyond a router. Waits.
     */
    public static Optional<MacAddress> ask(String interfaceName, Ip4 address) {
        provoke(address);
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<MacAddress> found = find(interfaceName, address);
        while (found.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
            found = find(interfaceName, address);
        }
        return found;
    }

    private static Optional<MacAddress> find(String interfaceName, Ip4 address) {
        try {
            return find(Files.readString(Path.of(KERNEL)), interfaceName, address);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Makes the kernel ask for this address on its link. */
    static void provoke(Ip4 address) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[0], 0, address.toInetAddress(), DISCARD_PORT));
        } catch (IOException e) {
            // No route: then the table has no entry either, and the server is named without its hardware address.
        }
    }
}
