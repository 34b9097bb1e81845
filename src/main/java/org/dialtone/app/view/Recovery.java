package org.dialtone.app.view;

import java.time.Instant;
import java.util.List;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Step;

/**
 * How far the site's phones are back after a power cut, theirs or the box's.
 *
 * @param since   when the box started, or when many phones began to boot
 * @param started whether the box started then; else the phones lost their power and the box didn't
 * @param total   phones of the site with lines that were heard at some time
 * @param back    of these, those that are registered and were heard, or answer, since
 * @param coming  of these, those that were heard since, and have an address if they asked, and aren't registered yet
 * @param stuck   of these, those that something hinders
 * @param unheard of these, those that were not heard since, or only ask for an address: anybody can in their names
 * @param ended   when it was over: all are back or stuck, or no one came for a long time; null: it goes on
 */
public record Recovery(
        Instant since, boolean started, int total, int back, int coming, int stuck, int unheard, Instant ended) {

    private enum Standing {
        BACK,
        COMING,
        STUCK,
        UNHEARD
    }

    /** Counts the phones at this moment. */
    static Recovery of(Instant since, boolean started, List<PhoneView> phones) {
        int[] counts = new int[Standing.values().length];
        phones.stream()
                .filter(Recovery::counts)
                .forEach(phone -> counts[standing(phone, since).ordinal()]++);
        return new Recovery(
                since,
                started,
                counts[0] + counts[1] + counts[2] + counts[3],
                counts[Standing.BACK.ordinal()],
                counts[Standing.COMING.ordinal()],
                counts[Standing.STUCK.ordinal()],
                counts[Standing.UNHEARD.ordinal()],
                null);
    }

    /** Whether it is a phone that is expected back. */
    static boolean counts(PhoneView phone) {
        return phone.listed() && !phone.lines().isEmpty() && phone.lastSeen() != null;
    }

    /** A registration from before counts only where the phone hasn't started since, and shows that it is there. */
    /** For an address, and got none: anybody can do so in the phone's name. */
    private static boolean onlyAsks(Boot boot) {
        return boot.progress() == Boot.State.DISCOVERING && (boot.has(Step.DISCOVER) || boot.has(Step.REQUEST));
    }

    private static Standing standing(PhoneView phone, Instant since) {
        boolean heard = !phone.lastSeen().isBefore(since);
        boolean registered = phone.state() == PhoneState.REGISTERED && !phone.isUnreachable();
        Boot boot = phone.latest()
                .filter(latest -> !latest.started().isBefore(since))
                .orElse(null);
        if (boot == null) {
            return registered && (heard || Boolean.TRUE.equals(phone.reachable()))
                    ? Standing.BACK
                    : !heard ? Standing.UNHEARD : hindered(phone, Standing.COMING);
        }
        return registered && boot.progress() == Boot.State.REGISTERED
                ? Standing.BACK
                : hindered(phone, onlyAsks(boot) ? Standing.UNHEARD : Standing.COMING);
    }

    private static Standing hindered(PhoneView phone, Standing otherwise) {
        return phone.journey().diagnosis().isEmpty() ? otherwise : Standing.STUCK;
    }

    /** Whether nobody is awaited any more. */
    boolean isWhole() {
        return coming == 0 && unheard == 0;
    }

    Recovery ended(Instant at) {
        return new Recovery(since, started, total, back, coming, stuck, unheard, at);
    }

    /** Whether the counts are the same. */
    boolean isLike(Recovery other) {
        return other != null && ended(null).equals(other.ended(null)) && (ended == null) == (other.ended == null);
    }

    /** Whether so many phones boot that the box is better left to them. */
    public boolean isBusy() {
        return ended == null && coming > few(total);
    }

    /** A tenth, and five at least: fewer phones boot on any day. */
    static int few(int total) {
        return Math.max(5, total / 10);
    }
}
