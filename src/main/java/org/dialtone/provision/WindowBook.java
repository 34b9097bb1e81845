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
 * When each phone of the site may fetch its file in full. The first boot and every change of the file open its window by themselves,
 * when the phone comes for it; nothing that the phone says of itself does. Safe to use from any thread.
 */
public final class WindowBook {

    private final DeliveryStore store;
    private final InstantSource clock;
    private final Map<MacAddress, Delivery> latest = new ConcurrentHashMap<>();
    /** Whose window was made longer since it opened. */
    private final Set<MacAddress> stretched = ConcurrentHashMap.newKeySet();

    public WindowBook(DeliveryStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        store.load().forEach(delivery -> latest.put(delivery.phone(), delivery));
    }

    /** Opens it from now on, or makes it longer; never shorter. */
    public void open(MacAddress phone, Duration length) {
        stretched.remove(phone);
        lengthen(phone, length);
    }

    /**
     * The phone loads firmware, and comes back for its file when that is done: an open window is made longer, once. A shut one stays
     * shut, for whoever took the phone's address can ask for firmware too.
     */
    public void stretch(MacAddress phone, Duration length) {
        if (until(phone).isPresent() && stretched.add(phone)) {
            lengthen(phone, length);
        }
    }

    private void lengthen(MacAddress phone, Duration length) {
        Instant until = clock.instant().plus(length);
        keep(latest.compute(
                phone,
                (_, before) -> before == null
                        ? new Delivery(phone, until, null, null, null, null, null, null)
                        : before.until(before.until().isAfter(until) ? before.until() : until)));
    }

    /** Shuts it at once. */
    public void close(MacAddress phone) {
        Delivery before = latest.computeIfPresent(phone, (_, delivery) -> delivery.until(clock.instant()));
        if (before != null) {
            keep(before);
        }
    }

    /** When it shuts; empty where it is shut. */
    public Optional<Instant> until(MacAddress phone) {
        return Optional.ofNullable(latest.get(phone)).map(Delivery::until).filter(end -> end.isAfter(clock.instant()));
    }

    /** Whether the file may go out now. @param fresh as it would be delivered, its window opened now */
    boolean admits(Delivery fresh) {
        Delivery last = latest.get(fresh.phone());
        return until(fresh.phone()).isPresent()
                || last == null
                || last.version() == null
                || !last.version().equals(fresh.version())
                || isSameMake(last, fresh) && !last.etag().equals(fresh.etag());
    }

    /** The file goes out. A window that was open already isn't made longer. */
    void delivered(Delivery fresh) {
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

    /** Only then does another content tell of a change, and not of another question. */
    private static boolean isSameMake(Delivery last, Delivery fresh) {
        return last.file().equals(fresh.file())
                && last.template().equals(fresh.template())
                && last.local().equals(fresh.local())
                && Objects.equals(last.model(), fresh.model());
    }

    static String fold(String file) {
        return file.toLowerCase(Locale.ROOT);
    }

    private void keep(Delivery delivery) {
        store.remember(delivery);
    }
}
