package org.dialtone.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dialtone.net.MacAddress;

/**
 * A phone's story: its boots, oldest first, and what hinders the latest one.
 *
 * @param boots the last five at most
 */
public record Journey(MacAddress mac, List<Boot> boots, List<PhoneFinding> diagnosis) {

    private static final int BOOTS = 5;

    /** Longer silence than this before a DISCOVER is another power-on, however far the last one came. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** A phone that another DHCP server refused asks anew sooner than this. */
    private static final Duration TURN = Duration.ofSeconds(20);

    /**
     * Folds what the journal holds of a phone.
     *
     * @param entries of this phone alone, oldest first
     * @param lines   users that it is to register
     */
    public static Journey of(MacAddress mac, List<Entry> entries, Set<String> lines, Instant now) {
        List<Boot> boots = split(entries).stream()
                .map(steps -> new Boot(List.copyOf(steps), lines))
                .toList();
        List<Boot> latest = boots.subList(Math.max(0, boots.size() - BOOTS), boots.size());
        return new Journey(mac, latest, latest.isEmpty() ? List.of() : Diagnosis.of(latest.getLast(), now));
    }

    /** What to call this boot: its progress, or STUCK for the latest one where the diagnosis says so. */
    public Boot.State state(Boot boot) {
        boolean hindered = !diagnosis.isEmpty() && boot.equals(boots.getLast());
        return hindered && boot.progress() != Boot.State.REGISTERED ? Boot.State.STUCK : boot.progress();
    }

    private static List<List<Entry>> split(List<Entry> entries) {
        List<List<Entry>> boots = new ArrayList<>();
        for (Entry entry : entries) {
            if (boots.isEmpty() || begins(entry, boots.getLast())) {
                boots.add(new ArrayList<>());
            }
            boots.getLast().add(entry);
        }
        return boots;
    }

    /** A phone that has an address and asks for one anew has started again; one that got NAK or nothing is still trying. */
    private static boolean begins(Entry entry, List<Entry> boot) {
        if (entry.step() == Step.PNP && entry.status() == null) {
            return isOver(boot);
        }
        boolean mayBegin = entry.step() == Step.DISCOVER || entry.reboot();
        if (!mayBegin || Cause.HEARSAY.isOf(entry)) {
            return false;
        }
        Step latest = boot.getLast().step();
        if (latest == Step.NAK || latest == Step.DECLINE) {
            return false;
        }
        boolean leased = boot.stream()
                .anyMatch(earlier -> earlier.step() == Step.ACK || earlier.heard() && older(earlier, entry, TURN));
        return leased || older(boot.getLast(), entry, PAUSE);
    }

    /** A phone asks on the network once a boot: who asks again after it was served has started again. */
    private static boolean isOver(List<Entry> boot) {
        boolean asked = false;
        for (Entry entry : boot) {
            if (asked && (entry.step() == Step.CONFIG || entry.step() == Step.REGISTER)) {
                return true;
            }
            asked |= entry.step() == Step.PNP;
        }
        return false;
    }

    private static boolean older(Entry earlier, Entry entry, Duration time) {
        return Duration.between(earlier.at(), entry.at()).compareTo(time) > 0;
    }
}
