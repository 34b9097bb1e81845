package org.dialtone.provision;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.dialtone.net.MacAddress;

/**
 * The pending phones, each with its code, and the adopted ones. Bounded: the longest silent phone gives way. Safe to
 * use from any thread.
 */
public final class PendingPhones {

    /** The limit of pending phones: a twentieth of all codes, so that a mistyped code rarely is another phone's. */
    private static final int MOST_WAITING = 500;
    /** The limit of adopted phones, which are kept only to undo adoptions. */
    private static final int MOST_ADOPTED = 2_000;

    private static final int CODES = 10_000;

    private final PendingPhoneStore store;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Map<MacAddress, PendingPhone> pendingPhones = new HashMap<>();
    private final Set<MacAddress> sentAway;

    public PendingPhones(PendingPhoneStore store, RandomGenerator random, InstantSource clock) {
        this.store = store;
        this.random = random;
        this.clock = clock;
        sentAway = new HashSet<>(store.sentAway());
        store.load().forEach(pendingPhone -> pendingPhones.put(pendingPhone.mac(), pendingPhone));
    }

    /**
     * Notes that the phone is pending, and since when. An adopted phone that comes here again is no phone of the site
     * any more.
     */
    public synchronized PendingPhone welcome(MacAddress mac) {
        Instant now = clock.instant();
        PendingPhone before = pendingPhones.get(mac);
        if (before != null && before.waits()) {
            pendingPhones.put(mac, before.seen(now));
            return before;
        }
        trim(true, MOST_WAITING);
        PendingPhone pendingPhone = new PendingPhone(mac, freeCode(), now, now, null, false);
        put(pendingPhone);
        return pendingPhone;
    }

    /** The phone's record; empty where it is neither pending nor adopted. */
    public synchronized Optional<PendingPhone> find(MacAddress mac) {
        return Optional.ofNullable(pendingPhones.get(mac));
    }

    /** The pending phone with this code. */
    public synchronized Optional<PendingPhone> find(String code) {
        return pendingPhones.values().stream()
                .filter(pendingPhone ->
                        pendingPhone.waits() && pendingPhone.code().equals(code))
                .findFirst();
    }

    /** The phone of this account: a pending one, or an adopted one that may not know of its adoption yet. */
    public synchronized Optional<PendingPhone> pendingAccount(String user) {
        return PendingPhone.code(user)
                .flatMap(code -> find(code)
                        .or(() -> pendingPhones.values().stream()
                                .filter(pendingPhone -> pendingPhone.code().equals(code))
                                .max(Comparator.comparing(PendingPhone::seen))));
    }

    /** The pending phones, the longest pending first. */
    public synchronized List<PendingPhone> waiting() {
        return pendingPhones.values().stream()
                .filter(PendingPhone::waits)
                .sorted(Comparator.comparing(PendingPhone::since).thenComparing(PendingPhone::mac))
                .toList();
    }

    /** Notes that the phone is a phone of the site now. @param made whether the extension was made for it */
    public synchronized void adopted(MacAddress mac, String number, boolean made) {
        trim(false, MOST_ADOPTED);
        PendingPhone before = pendingPhones.get(mac);
        Instant now = clock.instant();
        if (sentAway.remove(mac)) {
            store.sendAway(mac, false);
        }
        put((before != null ? before : new PendingPhone(mac, "", now, now, null, false)).adopted(number, made));
    }

    /** Notes that the phone's adoption was undone: it isn't adopted by itself again, even after a restart. */
    public synchronized void sendAway(MacAddress mac) {
        forget(mac);
        if (sentAway.add(mac)) {
            store.sendAway(mac, true);
        }
    }

    public synchronized boolean isSentAway(MacAddress mac) {
        return sentAway.contains(mac);
    }

    public synchronized void forget(MacAddress mac) {
        if (pendingPhones.remove(mac) != null) {
            store.forget(mac);
        }
    }

    private void put(PendingPhone pendingPhone) {
        pendingPhones.put(pendingPhone.mac(), pendingPhone);
        store.remember(pendingPhone);
    }

    private void trim(boolean waiting, int most) {
        List<PendingPhone> same = pendingPhones.values().stream()
                .filter(pendingPhone -> pendingPhone.waits() == waiting)
                .toList();
        if (same.size() >= most) {
            same.stream()
                    .min(Comparator.comparing(PendingPhone::seen))
                    .map(PendingPhone::mac)
                    .ifPresent(this::forget);
        }
    }

    /** Finds a free code. The search ends, because most codes are free. */
    private String freeCode() {
        String code;
        do {
            code = "%04d".formatted(random.nextInt(CODES));
        } while (find(code).isPresent());
        return code;
    }
}
