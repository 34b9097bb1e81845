package org.dialtone.socket.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connections are open, and of whom. Safe to use from any thread. */
final class TcpCounts {

    /** A floor of phones may be behind one address, but no address can keep the others out. */
    static final int MOST_OF_ONE_ADDRESS = 512;

    static final int MOST = 8_192;
    /**
     * Several addresses can't either: one address gets at most this part of the free places, so each gets fewer as the
     * places fill up, and a late phone finds a place for its one connection.
     */
    private static final int SHARE = 8;

    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    /** One connection among those that are open. */
    final class Place {

        private final InetAddress address;
        private final boolean surplus;

        private Place(InetAddress address) {
            this.address = address;
            surplus = isSurplus(all.incrementAndGet(), byAddress.merge(address, 1, Integer::sum));
        }

        /** Whether it is one too many. */
        boolean surplus() {
            return surplus;
        }

        void free() {
            all.decrementAndGet();
            byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /** @param own of them are of the one address that the newest is of */
    static boolean isSurplus(int open, int own) {
        return open > MOST || own > MOST_OF_ONE_ADDRESS || own > 1 && own > (MOST - open) / SHARE;
    }

    Place take(SocketAddress remote) {
        return new Place(
                remote instanceof InetSocketAddress internet
                        ? internet.getAddress()
                        : InetAddress.getLoopbackAddress());
    }
}
