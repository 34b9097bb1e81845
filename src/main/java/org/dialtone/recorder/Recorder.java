package org.dialtone.recorder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;

/**
 * Keeps the last three boots and the last three calls of each phone in memory, and what else it said lately. A boot
 * takes 24 KiB at most, a call 16 KiB, the rest 4 KiB, all together no more than the bound: where that is reached, the
 * eldest episodes go first. Devices that the site doesn't list share an eighth of it, so that made-up addresses push
 * out nothing of its phones. Boots of the site's phones that are over are kept on a shelf over starts of the box. Safe to
 * use from any thread; a note waits for nothing but another's.
 */
public final class Recorder {

    private static final int STRANGERS_PART = 8;

    private final Function<MacAddress, Optional<MacAddress>> listed;
    private final BootShelf shelf;
    private final Pool phones;
    private final Pool strangers;
    /** Held by whoever puts boots on the shelf, so that nobody writes what another has just replaced. */
    private final Object shelving = new Object();

    /**
     * @param most   the memory bound, in bytes
     * @param listed the phone of the site that a device is; empty: none
     */
    public Recorder(long most, Function<MacAddress, Optional<MacAddress>> listed, BootShelf shelf) {
        this.shelf = shelf;
        this.listed = listed;
        strangers = new Pool(most / STRANGERS_PART);
        phones = new Pool(most - most / STRANGERS_PART);
    }

    void note(MacAddress device, Cue cue, RecordedMessage message) {
        Optional<MacAddress> phone = listed.apply(device);
        synchronized (this) {
            (phone.isPresent() ? phones : strangers).note(phone.orElse(device), cue, message);
        }
    }

    /** What is kept of a phone, oldest first, with its secrets; what was recorded before the site listed it too. */
    public List<Take> takes(MacAddress device) {
        MacAddress phone = listed.apply(device).orElse(device);
        List<Take> recent;
        synchronized (this) {
            recent = Stream.concat(strangers.takes(device), phones.takes(phone)).toList();
        }
        return joined(shelf.of(phone), recent);
    }

    /**
     * Puts the boots of the site's phones that are over by now on the shelf, and takes those of phones from it that are
     * neither listed nor recorded in this run; waits for the disk.
     *
     * @param now {@link Instant#MAX}: whatever is there, as the box stops
     * @throws RuntimeException the first fault of the shelf; the other phones' boots are there, and those that aren't
     *                          are tried again
     */
    public void shelve(Instant now) {
        synchronized (shelving) {
            List<Runnable> errands = new ArrayList<>();
            due(now).forEach((phone, boots) -> errands.add(() -> shelve(phone, boots)));
            errands.add(() -> shelf.retain(this::isKnown));
            RuntimeException fault = null;
            for (Runnable errand : errands) {
                try {
                    errand.run();
                } catch (RuntimeException e) {
                    fault = fault == null ? e : fault;
                }
            }
            if (fault != null) {
                throw fault;
            }
        }
    }

    private synchronized Map<MacAddress, List<Episode>> due(Instant now) {
        return Stream.of(strangers.due(device -> listed.apply(device).isPresent(), now), phones.due(_ -> true, now))
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        boot -> listed.apply(boot.phone).orElse(boot.phone), TreeMap::new, Collectors.toList()));
    }

    private boolean isKnown(MacAddress phone) {
        if (listed.apply(phone).isPresent()) {
            return true;
        }
        synchronized (this) {
            return phones.has(phone) || strangers.has(phone);
        }
    }

    private void shelve(MacAddress phone, List<Episode> boots) {
        Map<Episode, Take> copies = new LinkedHashMap<>();
        synchronized (this) {
            boots.forEach(boot -> copies.put(boot, boot.take()));
        }
        List<Take> all = joined(shelf.of(phone), copies.values());
        shelf.keep(phone, all.subList(Math.max(0, all.size() - Take.Kind.BOOT.kept()), all.size()));
        synchronized (this) {
            copies.forEach(Episode::shelved);
        }
    }

    /** What was kept comes first, whatever the wall clock says: only this run's times can be compared. */
    private static List<Take> joined(List<Take> kept, Collection<Take> recent) {
        return Stream.concat(
                        kept.stream().filter(old -> recent.stream().noneMatch(take -> take.continues(old))),
                        recent.stream().sorted(Comparator.comparing(Take::began)))
                .toList();
    }

    /** What is kept of all phones, in bytes of the memory bound. */
    synchronized long size() {
        return phones.cost() + strangers.cost();
    }
}
