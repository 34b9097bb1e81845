package org.dialtone.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.MacAddress;

/**
 * The journal in memory: a ring for each phone of the site, a small one for each of the guests that were heard last,
 * and one shared ring for strangers, so that neither a chatty phone nor a flood of made-up addresses pushes out another
 * phone's story, or fills the memory. Safe to use from any thread.
 */
public final class JournalBook implements Journal {

    private static final int PHONE_ENTRIES = 600;
    /** Some five boots of a phone, however many phones there are. */
    private static final int LEAST_ENTRIES = 60;
    /** What the phones of a site share where they are many. */
    private static final int ENTRIES = 1_200_000;

    private static final int GUESTS = 10_000;
    private static final int GUEST_ENTRIES = 40;
    private static final int STRANGER_ENTRIES = 5_000;

    private final Map<MacAddress, Ring> phones = new HashMap<>();
    private final Map<MacAddress, Ring> pendingPhones = BoundedMap.byAccess(GUESTS);
    private final Strangers strangers = new Strangers(STRANGER_ENTRIES);
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
    private final Function<MacAddress, Rank> ranks;
    private long comings;

    /** @param kept entries of an earlier run, oldest first */
    public JournalBook(List<Entry> kept, Function<MacAddress, Rank> ranks) {
        this.ranks = ranks;
        kept.forEach(this::keep);
    }

    @Override
    public void record(Entry entry) {
        keep(entry);
        listeners.forEach(listener -> listener.accept(entry));
    }

    /** Calls for every entry from now on, on the thread that recorded it; must not wait. Close to stop. */
    public Subscription listen(Consumer<Entry> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends a call of {@link #listen}. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * The entries of this address, oldest first; a renewal, or a file that is fetched in a loop, is folded into the
     * last entry. A phone that left the site and came back has entries of each rank, in any order.
     */
    public synchronized List<Entry> entries(MacAddress mac) {
        List<List<Entry>> ranks = Stream.of(strangers.entries(mac), told(pendingPhones, mac), told(phones, mac))
                .filter(entries -> !entries.isEmpty())
                .toList();
        Stream<Entry> all = ranks.stream().flatMap(List::stream);
        return (ranks.size() < 2 ? all : all.sorted(Comparator.comparing(Entry::at))).toList();
    }

    /** Every address that has an entry. */
    public Set<MacAddress> macs() {
        return new TreeSet<>(heard());
    }

    /** As {@link #macs()}, in no order, and some may be told twice: sorting takes longer. Who records waits. */
    public synchronized List<MacAddress> heard() {
        List<MacAddress> all = new ArrayList<>(phones.keySet());
        all.addAll(pendingPhones.keySet());
        all.addAll(strangers.macs());
        return all;
    }

    private synchronized void keep(Entry entry) {
        switch (ranks.apply(entry.mac())) {
            case LISTED ->
                ring(phones, entry.mac()).add(entry, Math.clamp(ENTRIES / phones.size(), LEAST_ENTRIES, PHONE_ENTRIES));
            case GUEST -> ring(pendingPhones, entry.mac()).add(entry, GUEST_ENTRIES);
            case STRANGER -> comings += strangers.add(entry);
        }
    }

    /** A new guest may push out another one. */
    private Ring ring(Map<MacAddress, Ring> rings, MacAddress mac) {
        return rings.computeIfAbsent(mac, _ -> {
            comings++;
            return new Ring();
        });
    }

    /** Grows whenever the book gets to know an address, or forgets one. */
    public synchronized long comings() {
        return comings;
    }

    private static List<Entry> told(Map<MacAddress, Ring> rings, MacAddress mac) {
        Ring own = rings.get(mac);
        return own == null ? List.of() : own.entries().toList();
    }
}
