package org.dialtone.app.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dialtone.journal.Entry;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Step;
import org.dialtone.net.MacAddress;

/**
 * Watches the site's phones come back after a power cut: from each start of the box on, and whenever many of them begin
 * to boot within a minute. Safe to use from any thread.
 */
public final class RecoveryWatch {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** Nobody new came for this long: those that are missing stay off. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Supplier<List<PhoneView>> phones;
    private final Supplier<Set<MacAddress>> listed;
    private final InstantSource clock;
    private final List<Consumer<Recovery>> listeners = new CopyOnWriteArrayList<>();
    /** When each phone of the site began to boot, within the window, the earliest first. */
    private final Map<MacAddress, Instant> boots = new LinkedHashMap<>();

    private Recovery latest;
    private Instant moved;

    /**
     * Begins with a start of the box.
     *
     * @param listed the MACs of the site's phones
     */
    public RecoveryWatch(Supplier<List<PhoneView>> phones, Supplier<Set<MacAddress>> listed, InstantSource clock) {
        this.phones = phones;
        this.listed = listed;
        this.clock = clock;
        moved = clock.instant();
        latest = Recovery.of(moved, true, List.of());
    }

    /** The latest one; it may be over, or be about no phone. */
    public synchronized Recovery latest() {
        return latest;
    }

    /** The one that goes on, with phones as they are now; empty where nobody is awaited. */
    public Optional<Recovery> present(List<PhoneView> now) {
        Recovery before = latest();
        return before.ended() != null
                ? Optional.empty()
                : Optional.of(Recovery.of(before.since(), before.started(), now))
                        .filter(counted -> !counted.isWhole());
    }

    /** The listener hears each other count; it must not wait. */
    public JournalBook.Subscription listen(Consumer<Recovery> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Hears what happens to phones; doesn't wait. */
    public synchronized void heard(Entry entry) {
        boolean begins = entry.step() == Step.DISCOVER || entry.reboot();
        if (!begins || entry.disbelieved() || !listed.get().contains(entry.mac())) {
            return;
        }
        boots.remove(entry.mac());
        boots.put(entry.mac(), entry.at());
        forget(entry.at().minus(WINDOW));
        if (latest.ended() != null && boots.size() > Recovery.few(latest.total())) {
            moved = entry.at();
            latest = Recovery.of(boots.values().iterator().next(), false, List.of());
        }
    }

    /** Whether so many phones boot at this moment that the box is better left to them; doesn't wait. */
    public synchronized boolean isBusy() {
        if (latest.isBusy()) {
            return true;
        }
        forget(clock.instant().minus(WINDOW));
        return boots.size() > Recovery.few(latest.total());
    }

    private void forget(Instant before) {
        Iterator<Instant> earliest = boots.values().iterator();
        while (earliest.hasNext() && earliest.next().isBefore(before)) {
            earliest.remove();
        }
    }

    /** Counts the phones while some are awaited; to be called every few seconds. */
    public void look() {
        Optional<Recovery> told = turn();
        told.ifPresent(recovery -> listeners.forEach(listener -> listener.accept(recovery)));
    }

    /** Views take a while, and what happens to phones must not wait for them. */
    private Optional<Recovery> turn() {
        Recovery before = latest();
        return before.ended() != null
                ? Optional.empty()
                : taken(before, Recovery.of(before.since(), before.started(), phones.get()));
    }

    private synchronized Optional<Recovery> taken(Recovery before, Recovery counted) {
        Instant now = clock.instant();
        if (!counted.isLike(before)) {
            moved = now;
        }
        boolean over = counted.isWhole() || !moved.plus(PATIENCE).isAfter(now);
        latest = over ? counted.ended(now) : counted;
        return latest.isLike(before) ? Optional.empty() : Optional.of(latest);
    }
}
