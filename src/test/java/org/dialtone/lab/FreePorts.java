package org.dialtone.lab;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports for a program that opens them only later, or for UDP and TCP alike: free now, and outside the range from
 * which the kernel assigns ports (ip_local_port_range begins at 32768). Each process that Maven runs tests in has a part
 * of the range to itself, because a port that one has found is free until its program opens it.
 */
public final class FreePorts {

    private static final int PART = 3_000;
    private static final int FIRST = 20_000 + PART * ((Integer.getInteger("test.fork", 1) - 1) % 4);

    private FreePorts() {}

    /** Returns different ports, each free for UDP and TCP at all of these addresses. */
    public static List<Integer> some(int count, String... addresses) {
        return ThreadLocalRandom.current()
                .ints(FIRST, FIRST + PART)
                .distinct()
                .filter(port -> List.of(addresses).stream().allMatch(address -> isFree(address, port)))
                .limit(count)
                .boxed()
                .toList();
    }

    private static boolean isFree(String address, int port) {
        try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress(address, port));
                ServerSocket tcp = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return udp.isBound() && tcp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
