package org.dialtone.app.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.dialtone.app.Actor;
import org.dialtone.app.Slice;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;

/**
 * The alarms: what happens raises them, and so do conditions as long as they last. What comes and goes is one alarm
 * with a count. Open alarms are in memory, all are in the store.
 */
public final class AlarmBook implements Alarms {

    /** An alarm that returns within this time after its end is the same one. */
    static final Duration FLAPPING = Duration.ofMinutes(10);
    /** A condition is over when no look has found it for this time. */
    static final Duration GONE = Duration.ofMinutes(1);

    static final Duration QUIET = Duration.ofHours(1);
    /** The most alarms in memory; the alarms of further subjects are one for each event, without a subject. */
    static final int MOST = 1_000;

    private record Key(Event event, String subject) {}

    private final AlarmStore store;
    private final InstantSource clock;
    private final Instant opened;
    /** Open alarms, and those that have ended lately. */
    private final Map<Key, Alarm> latest = new LinkedHashMap<>();
    /** When a look found a condition last. */
    private final Map<Key, Instant> found = new HashMap<>();

    private final List<Consumer<Alarm>> listeners = new CopyOnWriteArrayList<>();
    private long last;
    private volatile int waiting;
    private volatile long changes;

    public AlarmBook(AlarmStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        opened = clock.instant();
        last = store.last();
        store.open().forEach(alarm -> latest.put(key(alarm), alarm));
        count();
    }

    @Override
    public synchronized void raise(Event event, String subject, Details details) {
        Instant now = clock.instant();
        Key key = room(event, subject);
        Alarm known = latest.get(key);
        put(
                known != null && goesOn(known, now)
                        ? known.again(details, now)
                        : Alarm.first(++last, event, key.subject(), details, now));
    }

    /**
     * Notes what a look at one condition found.
     *
     * @param present by subject; empty: the condition doesn't hold
     */
    public synchronized void look(Event event, Map<String, Details> present) {
        Instant now = clock.instant();
        present.forEach((subject, details) -> {
            Key key = room(event, subject);
            Alarm known = latest.get(key);
            found.put(key, now);
            if (known == null || !known.isOpen()) {
                raise(event, subject, details);
            } else if (known.details().equals(details)) {
                latest.put(key, known.seen(details, now));
            } else {
                put(known.seen(details, now));
            }
        });
    }

    /** Notes that a look at one condition failed: its alarms stay as they are. */
    synchronized void lookFailed(Event event) {
        Instant now = clock.instant();
        latest.forEach((key, alarm) -> {
            if (key.event() == event && alarm.isOpen()) {
                found.put(key, now);
            }
        });
    }

    /** Ends the alarms whose time has come. */
    synchronized void sweep() {
        Instant now = clock.instant();
        for (Alarm alarm : List.copyOf(latest.values())) {
            if (alarm.isOpen() && isOver(alarm, now)) {
                found.remove(key(alarm));
                put(alarm.cleared(now));
            } else if (!alarm.isOpen() && isPast(alarm.cleared(), FLAPPING, now)) {
                latest.remove(key(alarm));
            }
        }
    }

    @Override
    public Optional<Alarm> acknowledge(long id, Actor who) {
        Optional<Alarm> noted = note(id, who);
        store.settle();
        return noted;
    }

    private synchronized Optional<Alarm> note(long id, Actor who) {
        Instant now = clock.instant();
        Optional<Alarm> noted = latest.values().stream()
                .filter(alarm -> alarm.id() == id && alarm.isOpen())
                .findFirst()
                .map(alarm -> alarm.acknowledged(who.name(), now))
                .map(alarm -> AlarmEnd.of(alarm.event()) == AlarmEnd.ACKNOWLEDGED ? alarm.cleared(now) : alarm);
        noted.ifPresent(this::put);
        return noted;
    }

    @Override
    public JournalBook.Subscription listen(Consumer<Alarm> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** As {@link #listen}, and at once for each alarm that waits for an operator, oldest first. */
    public synchronized JournalBook.Subscription listenFromWaiting(Consumer<Alarm> listener) {
        latest.values().stream().filter(Alarm::isWaiting).forEach(listener);
        return listen(listener);
    }

    @Override
    public int waiting() {
        return waiting;
    }

    @Override
    public long changes() {
        return changes;
    }

    @Override
    public Slice<Alarm> find(boolean open, int first, int most) {
        return open ? open(first, most) : store.find(first, most);
    }

    /** From memory: open alarms can be seen where the disk fails, too. */
    private synchronized Slice<Alarm> open(int first, int most) {
        List<Alarm> all = latest.values().stream()
                .filter(Alarm::isOpen)
                .sorted(Comparator.comparingLong(Alarm::id).reversed())
                .toList();
        return Slice.of(all, first, most);
    }

    /** Whether what happens now belongs to this alarm; one that was acknowledged and is over doesn't come back. */
    private static boolean goesOn(Alarm known, Instant now) {
        return known.isOpen()
                || AlarmEnd.of(known.event()) != AlarmEnd.ACKNOWLEDGED && !isPast(known.cleared(), FLAPPING, now);
    }

    private boolean isOver(Alarm alarm, Instant now) {
        return switch (AlarmEnd.of(alarm.event())) {
            case ACKNOWLEDGED -> false;
            case QUIET -> isPast(alarm.seen(), QUIET, now);
            case CONDITION_GONE -> isPast(found.getOrDefault(key(alarm), opened), GONE, now);
        };
    }

    private static boolean isPast(Instant since, Duration bound, Instant now) {
        return since.plus(bound).isBefore(now);
    }

    /** The key of an alarm's own, or where there is no room, of all others of the event. */
    private Key room(Event event, String subject) {
        Key own = new Key(event, subject);
        return latest.size() < MOST || latest.containsKey(own) ? own : new Key(event, "");
    }

    private static Key key(Alarm alarm) {
        return new Key(alarm.event(), alarm.subject());
    }

    private void put(Alarm alarm) {
        latest.put(key(alarm), alarm);
        store.write(alarm);
        count();
        listeners.forEach(listener -> listener.accept(alarm));
    }

    private void count() {
        waiting = (int) latest.values().stream().filter(Alarm::isWaiting).count();
        changes++;
    }
}
