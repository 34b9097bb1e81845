package org.dialtone.recorder;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;

/**
 * Keeps the last three boots and the last three calls of each phone in memory, and what else it said lately. A boot
 * takes 24 KiB at most, a call 16 KiB, the rest 4 KiB, all together no more than the bound: where that is reached, the
 * eldest episodes go first. Devices that the site doesn't list share an eighth of it, so that made-up addresses push
 * out nothing of its phones. Safe to use from any thread; never waits for anything but another's note.
 */
public final class Recorder {

    private static final int STRANGERS_PART = 8;

    private final Function<MacAddress, Optional<MacAddress>> listed;
    private final Pool phones;
    private final Pool strangers;

    /**
     * @param most   the memory bound, in bytes
     * @param listed the phone of the site that a device is; empty: none
     */
    public Recorder(long most, Function<MacAddress, Optional<MacAddress>> listed) {
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
        synchronized (this) {
            return Stream.of(strangers.takes(device), phones.takes(phone))
                    .flatMap(takes -> takes)
                    .sorted(Comparator.comparing(Take::began))
                    .toList();
        }
    }

    /** What is kept of all phones, in bytes of the memory bound. */
    synchronized long size() {
        return phones.cost() + strangers.cost();
    }
}
