package org.dialtone.edge.udp;

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

    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    /** One connection among those that are open. */
    final class Place {

        private final InetAddress address;
        private final boolean surplus;

        private Place(InetAddress address) {
            this.address = address;
            surplus = all.incrementAndGet() > MOST | byAddress.merge(address, 1, Integer::sum) > MOST_OF_ONE_ADDRESS;
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

    Place take(SocketAddress remote) {
        return new Place(remote instanceof InetSocketAddress internet ? internet.getAddress() : InetAddress.getLoopbackAddress());
    }
}
