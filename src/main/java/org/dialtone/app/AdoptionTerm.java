package org.dialtone.app;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Logger;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.net.BoxClock;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.NumberRange;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Adopt;
import org.dialtone.site.model.Unreadable;

/**
 * Until when phones are adopted by themselves. Once the box knows the end, it comes with elapsed time: setting the wall
 * clock brings it neither nearer nor farther. Safe to use from any thread that may wait.
 */
public final class AdoptionTerm {

    /** How long it lasts where a form or a program begins it and says no end. */
    public static final Duration USUAL = Duration.ofHours(8);

    public static final Duration LONGEST = Duration.ofDays(7);

    private static final Logger LOG = Logger.getLogger(AdoptionTerm.class.getName());
    private static final Actor ITSELF = Actor.box("adoption");

    private final SiteBook site;
    private final AlarmSink alarms;
    private final BoxClock clock;
    private Instant told;
    private Instant end;

    public AdoptionTerm(SiteBook site, AlarmSink alarms, BoxClock clock) {
        this.site = site;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** The site that a change makes, with the usual end where it lets phones adopt themselves without one. */
    static Site limited(Site before, Site after, Instant wall) {
        Adopt adopt = after.provisioning().access().adopt();
        return isOn(before) || !isOn(after) || adopt == null || adopt.until() != null
                ? after
                : with(after, UnknownPhones.ADOPT, adopt.until(minute(wall.plus(USUAL))));
    }

    /** Whether phones are adopted by themselves now. */
    public boolean isOpen() {
        return isOn(site.document())
                && ends().filter(at -> !at.isAfter(clock.instant())).isEmpty();
    }

    /** When it ends, in the time of the box; empty where it is off, or has no end. */
    public synchronized Optional<Instant> ends() {
        Site now = site.document();
        Adopt adopt = now.provisioning().access().adopt();
        Instant until = isOn(now) && adopt != null ? adopt.until() : null;
        if (!Objects.equals(until, told)) {
            told = until;
            end = clock.meant(until);
        }
        return Optional.ofNullable(end);
    }

    /** The time that is left of it; empty where it is off, or has no end. */
    public Optional<Duration> left() {
        return ends().map(at -> Duration.between(clock.instant(), at)).filter(Duration::isPositive);
    }

    /**
     * Lets phones adopt themselves from now on, for a time.
     *
     * @param numbers extensions for them, e.g. {@code 200-299}; null or blank: those of the site
     */
    public void open(Actor who, Duration length, String numbers) {
        if (length.compareTo(Duration.ofHours(1)) < 0 || length.compareTo(LONGEST) > 0) {
            throw new EditFault(Flaw.ADOPTION_TERM_OUT_OF_RANGE, length.toHours(), LONGEST.toHours());
        }
        Instant until = clock.wall().instant().plus(length).truncatedTo(ChronoUnit.SECONDS);
        site.edit(
                        who,
                        "adopt for a time",
                        now -> with(
                                now, UnknownPhones.ADOPT, adopt(now, numbers).until(until)))
                .require();
        ends();
    }

    private static Adopt adopt(Site now, String numbers) {
        Adopt present = now.provisioning().access().adopt();
        if (numbers == null || numbers.isBlank()) {
            return Optional.ofNullable(present).orElseThrow(() -> new EditFault(Flaw.ADOPTION_WITHOUT_NUMBERS));
        }
        try {
            NumberRange range = NumberRange.of(numbers.strip());
            return present == null ? new Adopt(range, List.of(), null) : present.of(range);
        } catch (Unreadable e) {
            throw new EditFault(e.complaint());
        }
    }

    /** Has new phones wait again. */
    public void end(Actor who) {
        if (!isOn(site.document())) {
            throw new EditFault(Flaw.ADOPTION_NOT_ON);
        }
        site.edit(who, "end adoption", AdoptionTerm::ended).require();
    }

    /** Ends it where its time is over; to be called every few seconds. */
    public void look() {
        Optional<Instant> over = ends().filter(at -> !at.isAfter(clock.instant()));
        if (over.isPresent() && isOn(site.document())) {
            end(ITSELF);
            alarms.raise(Event.PHONES_ADOPTION_ENDED, "", Details.of(Detail.UNTIL, clock.shown(over.get())));
            LOG.info("phones are no longer adopted by themselves: the time for it is over");
        }
    }

    private static Site ended(Site now) {
        return with(now, UnknownPhones.HOLD, now.provisioning().access().adopt().until(null));
    }

    private static Site with(Site now, UnknownPhones unknown, Adopt adopt) {
        return now.with(now.provisioning().with(unknown, adopt));
    }

    private static boolean isOn(Site site) {
        return site.provisioning().unknownPhones() == UnknownPhones.ADOPT;
    }

    /** What a form shows first and then makes is the same: seconds would differ. */
    private static Instant minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }
}
