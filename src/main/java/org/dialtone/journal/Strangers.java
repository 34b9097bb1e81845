package org.dialtone.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.net.MacAddress;

/**
 * The last entries of all strangers together, and of each stranger without a look at the others. For one thread.
 */
final class Strangers {

    /** Hardly any stranger tells more before he is forgotten. */
    private static final int USUAL = 4;

    private final int limit;
    private final Deque<Entry> all = new ArrayDeque<>();
    private final Map<MacAddress, Deque<Entry>> byMac = new HashMap<>();

    Strangers(int limit) {
        this.limit = limit;
    }

    /** @return how many addresses have come or gone by it */
    int add(Entry entry) {
        int gone = all.size() == limit && forgetFirst() ? 1 : 0;
        all.addLast(entry);
        Deque<Entry> own = byMac.computeIfAbsent(entry.mac(), _ -> new ArrayDeque<>(USUAL));
        own.addLast(entry);
        return own.size() == 1 ? gone + 1 : gone;
    }

    /** @return whether it was the last entry of its address */
    private boolean forgetFirst() {
        MacAddress mac = all.removeFirst().mac();
        Deque<Entry> own = byMac.get(mac);
        own.removeFirst();
        return own.isEmpty() && byMac.remove(mac) != null;
    }

    /** The entries of this address, oldest first. */
    List<Entry> entries(MacAddress mac) {
        return List.copyOf(byMac.getOrDefault(mac, new ArrayDeque<>(0)));
    }

    Set<MacAddress> macs() {
        return byMac.keySet();
    }
}
