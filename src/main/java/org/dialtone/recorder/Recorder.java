package org.dialtone.recorder;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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
     * Puts the boots of the site's phones that are over by now on the shelf; waits for the disk.
     *
     * @param now {@link Instant#MAX}: whatever is there, as the box stops
     */
    public void shelve(Instant now) {
        Map<MacAddress, List<Take>> due = new TreeMap<>();
        synchronized (this) {
            Stream.of(phones.shelve(_ -> true, now), strangers.shelve(device -> listed.apply(device).isPresent(), now))
                    .flatMap(some -> some.entrySet().stream())
                    .forEach(some -> due.merge(
                            listed.apply(some.getKey()).orElse(some.getKey()), some.getValue(), Recorder::joined));
        }
        due.forEach((phone, boots) -> {
            List<Take> all = joined(shelf.of(phone), boots);
            shelf.keep(phone, all.subList(Math.max(0, all.size() - Take.Kind.BOOT.kept()), all.size()));
        });
    }

    /** In their order; what both hold comes from the second. */
    private static List<Take> joined(List<Take> kept, List<Take> recent) {
        return Stream.concat(
                        kept.stream().filter(old -> recent.stream().noneMatch(old::isSame)), recent.stream())
                .sorted(Comparator.comparing(Take::began))
                .toList();
    }

    /** What is kept of all phones, in bytes of the memory bound. */
    synchronized long size() {
        return phones.cost() + strangers.cost();
    }
}
