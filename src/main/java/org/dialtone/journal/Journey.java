package org.dialtone.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dialtone.net.MacAddress;

/**
 * The history of a phone: its boots, oldest first, and the findings about the latest one.
 *
 * @param boots the last five at most
 */
public record Journey(MacAddress mac, List<Boot> boots, List<PhoneFinding> diagnosis) {

    private static final int BOOTS = 5;

    /** A DISCOVER after a longer silence than this is another power-on, however far the last boot came. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** Rules that say which lines aren't registered. */
    private static final Set<String> LINES_LOST = Set.of("not-registered", "lines-missing", "unregistered");

    /** After a refusal by another DHCP server a phone asks anew within this time. */
    private static final Duration TURN = Duration.ofSeconds(20);

    /**
     * Folds the journal's entries of a phone into boots.
     *
     * @param entries of this phone alone, oldest first
     * @param lines   users that the phone is to register
     * @param listed  whether the site lists the phone
     */
    public static Journey of(MacAddress mac, List<Entry> entries, Set<String> lines, boolean listed, Instant now) {
        List<Boot> boots = split(entries).stream()
                .map(steps -> new Boot(List.copyOf(steps), lines, listed))
                .toList();
        List<Boot> latest = boots.subList(Math.max(0, boots.size() - BOOTS), boots.size());
        return new Journey(mac, latest, latest.isEmpty() ? List.of() : Diagnosis.of(latest.getLast(), now));
    }

    /**
     * The journey of a phone whose lines are all registered: no finding says otherwise, as the latest boot alone may not
     * show every registration.
     */
    public Journey withoutDoubtOfLines() {
        return diagnosis.isEmpty()
                ? this
                : new Journey(
                        mac,
                        boots,
                        diagnosis.stream()
                                .filter(finding -> !LINES_LOST.contains(finding.rule()))
                                .toList());
    }

    /** The state of this boot: its progress, or STUCK for the latest boot where the diagnosis has a finding. */
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

    /**
     * A phone that has an address and asks for one anew has started again; one that got NAK or nothing is still trying.
     */
    private static boolean begins(Entry entry, List<Entry> boot) {
        if (entry.event() == Event.PNP_ASKED || entry.event() == Event.PNP_UNKNOWN_PHONE) {
            return isOver(boot);
        }
        boolean mayBegin = entry.step() == Step.DISCOVER || entry.reboot();
        if (!mayBegin || entry.disbelieved()) {
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

    /** A phone sends its PnP request once a boot: one that sends it again after it was served has started again. */
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
