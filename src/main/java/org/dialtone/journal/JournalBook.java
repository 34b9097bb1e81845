package org.dialtone.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;

/**
 * The journal in memory: a ring for each known phone and one shared ring for strangers, so that neither a chatty
 * phone nor a flood of made-up addresses pushes out another phone's story. Safe to use from any thread.
 */
public final class JournalBook implements Journal {

    private static final int PHONE_ENTRIES = 600;
    private static final int STRANGER_ENTRIES = 5_000;

    private final Map<MacAddress, Ring> phones = new HashMap<>();
    private final Deque<Entry> strangers = new ArrayDeque<>();
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
    private final Predicate<MacAddress> known;

    /**
     * @param kept  entries of an earlier run, oldest first
     * @param known whether an address is one of the site's phones, or one that a vendor pack knows
     */
    public JournalBook(List<Entry> kept, Predicate<MacAddress> known) {
        this.known = known;
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

    /** What is kept of this address, oldest first; renewals are folded into the last one. */
    public synchronized List<Entry> entries(MacAddress mac) {
        Stream<Entry> asStranger = strangers.stream().filter(entry -> entry.mac().equals(mac));
        Ring own = phones.get(mac);
        return Stream.concat(asStranger, own == null ? Stream.empty() : own.entries()).toList();
    }

    /** Every address that anything is kept of. */
    public synchronized Set<MacAddress> macs() {
        Set<MacAddress> all = new TreeSet<>(phones.keySet());
        strangers.forEach(entry -> all.add(entry.mac()));
        return all;
    }

    private synchronized void keep(Entry entry) {
        if (known.test(entry.mac())) {
            phones.computeIfAbsent(entry.mac(), mac -> new Ring(PHONE_ENTRIES)).add(entry);
            return;
        }
        if (strangers.size() == STRANGER_ENTRIES) {
            strangers.removeFirst();
        }
        strangers.addLast(entry);
    }
}
