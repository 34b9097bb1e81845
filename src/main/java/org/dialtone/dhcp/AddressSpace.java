package org.dialtone.dhcp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;

/**
 * The pools of one scope as one row of bits, so that the search for a free address costs the same in a pool of 60,000
 * as in one of 60. The ends of its leases are kept in order, so that the address that ended first is found at once.
 */
final class AddressSpace {

    /** More than the number of addresses that one message can bar: the box's and the relay's. */
    private static final int BARRED_AT_MOST = 4;

    private record Ending(Instant at, Ip4 address) implements Comparable<Ending> {

        private static final Comparator<Ending> ORDER =
                Comparator.comparing(Ending::at).thenComparing(Ending::address);

        @Override
        public int compareTo(Ending other) {
            return ORDER.compare(this, other);
        }
    }

    private final List<IpRange> ranges;
    private final int[] starts;
    private final int size;
    /** Addresses that are never given: excluded, reserved, network and broadcast addresses. */
    private final BitSet never = new BitSet();
    /** Addresses that are not free: never given, on offer, or in the lease book. */
    private final BitSet taken;

    private final TreeSet<Ending> endings = new TreeSet<>();
    /** The ends of declined addresses, a part of all ends. */
    private final TreeSet<Ending> quarantines = new TreeSet<>();

    private int cursor;
    private int free;
    /** The number of ends up to a time, so that they needn't be counted for each client. */
    private int ended;

    private Instant endedUntil = Instant.EPOCH;

    AddressSpace(Scope scope, List<IpRange> pools, Collection<Ip4> reserved) {
        ranges = disjoint(pools);
        starts = new int[ranges.size()];
        long count = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = (int) count;
            count = Math.min(Integer.MAX_VALUE, count + ranges.get(i).size());
        }
        size = (int) count;
        scope.exclude().forEach(this::bar);
        reserved.forEach(address -> bar(new IpRange(address, address)));
        // RFC 3021: a /31 has neither a network nor a broadcast address.
        if (scope.subnet().prefix() < 31) {
            bar(new IpRange(scope.subnet().network(), scope.subnet().network()));
            bar(new IpRange(scope.subnet().broadcast(), scope.subnet().broadcast()));
        }
        taken = (BitSet) never.clone();
        free = size - taken.cardinality();
    }

    /** How many addresses may ever be given to clients without reservation. */
    int size() {
        return size - never.cardinality();
    }

    /** How many addresses both searches can find. */
    int available(Instant now) {
        if (now.isBefore(endedUntil)) {
            endedUntil = now;
            ended = endings.headSet(new Ending(now.plusNanos(1), Ip4.ANY)).size();
        }
        for (Ending ending : endings.tailSet(new Ending(endedUntil.plusNanos(1), Ip4.ANY))) {
            if (ending.at().isAfter(now)) {
                break;
            }
            ended++;
        }
        endedUntil = now;
        return free + ended;
    }

    /** Whether a client without reservation may ever get this address. */
    boolean gives(Ip4 address) {
        int index = index(address);
        return index >= 0 && !never.get(index);
    }

    /**
     * The next free address, or null. The search goes round the pools, so that a returned address rests the longest.
     */
    Ip4 nextFree(Predicate<Ip4> barred) {
        for (int tries = 0; tries <= BARRED_AT_MOST; tries++) {
            int free = taken.nextClearBit(cursor);
            free = free < size ? free : taken.nextClearBit(0);
            if (free >= size) {
                return null;
            }
            cursor = free + 1;
            if (!barred.test(address(free))) {
                return address(free);
            }
        }
        return null;
    }

    /** The address whose lease, release or quarantine ended first and has ended by now, or null. */
    Ip4 firstEnded(Instant now, Predicate<Ip4> barred) {
        for (Ending ending : endings) {
            if (ending.at().isAfter(now)) {
                return null;
            }
            if (!barred.test(ending.address())) {
                return ending.address();
            }
        }
        return null;
    }

    /** The address whose quarantine ends first, or null: the least proven quarantine is doubted first. */
    Ip4 firstDeclined(Predicate<Ip4> barred) {
        for (Ending ending : quarantines) {
            if (!barred.test(ending.address())) {
                return ending.address();
            }
        }
        return null;
    }

    /** Adds the addresses that both searches would give next, {@code most} in all; changes nothing. */
    void peek(int most, Instant now, Predicate<Ip4> barred, List<Ip4> into) {
        int enough = into.size() + most;
        peek(cursor, size, enough, barred, into);
        peek(0, cursor, enough, barred, into);
        for (Ending ending : endings) {
            if (ending.at().isAfter(now) || into.size() >= enough) {
                return;
            }
            if (!barred.test(ending.address())) {
                into.add(ending.address());
            }
        }
    }

    private void peek(int from, int to, int enough, Predicate<Ip4> barred, List<Ip4> into) {
        for (int free = taken.nextClearBit(from);
                free < to && into.size() < enough;
                free = taken.nextClearBit(free + 1)) {
            if (!barred.test(address(free))) {
                into.add(address(free));
            }
        }
    }

    /** Takes an address out of both searches. @param lease the lease of it in the book, or null */
    void hold(Ip4 address, Lease lease) {
        int index = index(address);
        if (index >= 0) {
            free -= taken.get(index) ? 0 : 1;
            taken.set(index);
            if (lease != null) {
                Ending ending = new Ending(lease.expires(), address);
                ended -= endings.remove(ending) && !ending.at().isAfter(endedUntil) ? 1 : 0;
                quarantines.remove(ending);
            }
        }
    }

    /** Puts an address back into the searches as the book has it. @param lease as for {@link #hold} */
    void settle(Ip4 address, Lease lease) {
        int index = index(address);
        if (index < 0 || never.get(index)) {
            return;
        }
        free += (taken.get(index) ? 1 : 0) - (lease != null ? 1 : 0);
        taken.set(index, lease != null);
        if (lease != null) {
            Ending ending = new Ending(lease.expires(), address);
            ended += endings.add(ending) && !ending.at().isAfter(endedUntil) ? 1 : 0;
            if (lease.state() == Lease.State.DECLINED) {
                quarantines.add(ending);
            }
        }
    }

    private void bar(IpRange range) {
        for (int i = 0; i < starts.length; i++) {
            IpRange pool = ranges.get(i);
            if (pool.overlaps(range)) {
                int from = offset(pool.first(), pool.contains(range.first()) ? range.first() : pool.first());
                int to = offset(pool.first(), pool.contains(range.last()) ? range.last() : pool.last());
                never.set(starts[i] + from, starts[i] + to + 1);
            }
        }
    }

    private int index(Ip4 address) {
        for (int i = 0; i < starts.length; i++) {
            if (ranges.get(i).contains(address)) {
                return starts[i] + offset(ranges.get(i).first(), address);
            }
        }
        return -1;
    }

    private Ip4 address(int index) {
        int range = starts.length - 1;
        while (starts[range] > index) {
            range--;
        }
        return ranges.get(range).first().plus(index - starts[range]);
    }

    private static int offset(Ip4 first, Ip4 address) {
        return address.bits() - first.bits();
    }

    /** Makes the pools disjoint, so that an address in two pools has one bit. */
    private static List<IpRange> disjoint(List<IpRange> pools) {
        List<IpRange> ranges = new ArrayList<>();
        for (IpRange pool :
                pools.stream().sorted(Comparator.comparing(IpRange::first)).toList()) {
            IpRange last = ranges.isEmpty() ? null : ranges.getLast();
            if (last == null || !last.overlaps(pool)) {
                ranges.add(pool);
            } else if (pool.last().compareTo(last.last()) > 0) {
                ranges.set(ranges.size() - 1, new IpRange(last.first(), pool.last()));
            }
        }
        return List.copyOf(ranges);
    }
}
