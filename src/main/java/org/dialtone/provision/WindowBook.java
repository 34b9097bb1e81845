package org.dialtone.provision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.net.MacAddress;

/**
 * When each phone of the site may fetch its whole file. The first boot and every change of the file open its window by
 * themselves, when the phone asks for the file; nothing that the phone says of itself does. Safe to use from any
 * thread.
 */
public final class WindowBook {

    private final DeliveryStore store;
    private final InstantSource clock;
    private final Map<MacAddress, Delivery> latest = new ConcurrentHashMap<>();
    /** The phones whose window was made longer since it opened. */
    private final Set<MacAddress> stretched = ConcurrentHashMap.newKeySet();

    public WindowBook(DeliveryStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        store.load().forEach(delivery -> latest.put(delivery.phone(), delivery));
    }

    /** Opens the window from now on, or makes it longer; never shorter. */
    public void open(MacAddress phone, Duration length) {
        stretched.remove(phone);
        lengthen(phone, length);
    }

    /**
     * Makes an open window longer, once, because the phone loads firmware and asks for its file afterwards. A closed
     * window stays closed: a device that took the phone's address can ask for firmware too.
     */
    public void stretch(MacAddress phone, Duration length) {
        if (until(phone).isPresent() && stretched.add(phone)) {
            lengthen(phone, length);
        }
    }

    private synchronized void lengthen(MacAddress phone, Duration length) {
        Instant until = clock.instant().plus(length);
        keep(latest.compute(
                phone,
                (_, before) -> before == null
                        ? new Delivery(phone, until, null, null, null, null, null, null)
                        : before.until(before.until().isAfter(until) ? before.until() : until)));
    }

    /** Closes the window at once. */
    public synchronized void close(MacAddress phone) {
        Delivery before = latest.computeIfPresent(phone, (_, delivery) -> delivery.until(clock.instant()));
        if (before != null) {
            keep(before);
        }
    }

    /** When the window closes; empty where it is closed. */
    public Optional<Instant> until(MacAddress phone) {
        return Optional.ofNullable(latest.get(phone)).map(Delivery::until).filter(end -> end.isAfter(clock.instant()));
    }

    /** Whether the file may go out now. @param fresh the delivery as it would be, with its window opened now */
    boolean admits(Delivery fresh) {
        Delivery last = latest.get(fresh.phone());
        return until(fresh.phone()).isPresent()
                || last == null
                || last.version() == null
                || !last.version().equals(fresh.version())
                || isSameMake(last, fresh) && !last.etag().equals(fresh.etag());
    }

    /** Notes that the file goes out. A window that was open already isn't made longer. */
    synchronized void delivered(Delivery fresh) {
        Delivery before = latest.get(fresh.phone());
        if (until(fresh.phone()).isEmpty()) {
            stretched.remove(fresh.phone());
        }
        Delivery now = latest.compute(
                fresh.phone(), (phone, _) -> until(phone).map(fresh::until).orElse(fresh));
        if (!now.equals(before)) {
            keep(now);
        }
    }

    /** Whether both deliveries have the same input; only then another content means a change of the file. */
    private static boolean isSameMake(Delivery last, Delivery fresh) {
        return last.file().equals(fresh.file())
                && last.template().equals(fresh.template())
                && last.local().equals(fresh.local())
                && Objects.equals(last.model(), fresh.model());
    }

    static String fold(String file) {
        return file.toLowerCase(Locale.ROOT);
    }

    /** To be called within the change, so that changes reach the disk in their order. */
    private void keep(Delivery delivery) {
        store.remember(delivery);
    }
}
