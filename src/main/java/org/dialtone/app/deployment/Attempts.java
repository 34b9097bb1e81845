package org.dialtone.app.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.dialtone.app.PhoneNotices;
import org.dialtone.app.Said;
import org.dialtone.app.Untold;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync;
import org.dialtone.phone.Resync.Round;

/**
 * What became of telling phones, in this run of the box: each phone is told once, and again after ever longer pauses as
 * long as it doesn't come. For one thread.
 */
final class Attempts {

    /** How long a phone that was told may take to fetch its file. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration AGAIN = Duration.ofMinutes(10);
    /** No phone answers a NOTIFY of a round later than this. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(5);

    private static final int MOST_DOUBLINGS = 7;
    /** A change of all phones is told within about five minutes, as far as {@link Resync#FASTEST} allows. */
    private static final int SECONDS = 300;

    private static final Said DID_NOT_COME = Said.of("round.didNotCome");

    private final PhoneNotices notices;
    private final Map<MacAddress, Attempt> latest = new HashMap<>();
    private final List<Supplier<Round>> running = new ArrayList<>();

    /**
     * @param revision the last change that the phone gets when it comes
     * @param failure  why it failed; null: it has not
     */
    private record Attempt(long revision, Instant at, int times, Said failure) {

        Attempt failed(Said why) {
            return new Attempt(revision, at, times, why);
        }
    }

    Attempts(PhoneNotices notices) {
        this.notices = notices;
    }

    /** The number of phones to tell within a second, of so many that a change concerns. */
    static int pace(int phones) {
        return Math.clamp(phones / SECONDS, Resync.GENTLE, Resync.FASTEST);
    }

    /** @param revision the last change by now */
    void tell(List<MacAddress> phones, long revision, Instant now) {
        phones.forEach(phone -> latest.merge(
                phone,
                new Attempt(revision, now, 1, null),
                (before, _) -> new Attempt(revision, now, before.times() + 1, null)));
        running.add(notices.notify(phones, Math.min(phones.size(), Resync.FASTEST)));
    }

    /** Takes over what the phones answered since. */
    void hear(Instant now) {
        running.removeIf(each -> {
            Round round = each.get();
            round.failures()
                    .forEach((phone, why) ->
                            latest.computeIfPresent(phone, (_, attempt) -> attempt.failed(Untold.said(why))));
            return round.ended() != null || now.isAfter(round.started().plus(LONGEST_ROUND));
        });
    }

    /** Where a phone stands that doesn't have the change of this revision. */
    PhoneStage stage(MacAddress phone, long revision, Instant now) {
        Attempt attempt = latest.get(phone);
        if (attempt == null || attempt.revision() < revision) {
            return PhoneStage.WAITS;
        }
        boolean fresh = attempt.failure() == null && now.isBefore(attempt.at().plus(PATIENCE));
        return fresh ? PhoneStage.TOLD : PhoneStage.UNREACHABLE;
    }

    /** Why a phone is not reachable. */
    Said why(MacAddress phone) {
        Attempt attempt = latest.get(phone);
        return attempt == null || attempt.failure() == null ? DID_NOT_COME : attempt.failure();
    }

    /** Whether a phone that is not reachable is tried again. */
    boolean isDueAgain(MacAddress phone, Instant now) {
        Attempt attempt = latest.get(phone);
        Duration pause = AGAIN.multipliedBy(1L << Math.min(attempt.times() - 1, MOST_DOUBLINGS));
        return !now.isBefore(attempt.at().plus(pause));
    }

    /** Forgets all other phones. */
    void keep(Set<MacAddress> phones) {
        latest.keySet().retainAll(phones);
    }
}
