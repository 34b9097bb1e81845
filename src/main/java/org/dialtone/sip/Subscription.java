package org.dialtone.sip;

import java.time.Instant;
import java.util.function.Supplier;
import org.dialtone.net.Ip4;

/**
 * One subscription: a phone that wants to know the state of a number (RFC 6665 section 4.2). The SIP thread changes it;
 * any thread may read what it shows.
 */
public final class Subscription {

    /**
     * The two sides of its dialog, as the box writes them.
     *
     * @param key    see {@link SubscriptionBook#key}
     * @param local  the box's side, with its tag
     * @param remote the phone's side, with its tag
     */
    record Sides(String key, String callId, String local, String remote) {}

    private final EventPackage events;
    private final String id;
    private final String watcher;
    private final String watched;
    private final Sides sides;
    private final Instant since;
    private volatile Target target;
    private volatile Instant until;
    private volatile LineState told;
    private long heard;
    private long sent;
    private boolean waiting;
    private boolean missed;
    private NotifyHead head;
    private EffectQueue.Timer expiry;

    /**
     * @param id    the id of the Event field, which comes back in each NOTIFY; empty where it has none
     * @param heard the CSeq of the SUBSCRIBE
     */
    Subscription(
            EventPackage events,
            String id,
            String watcher,
            String watched,
            Sides sides,
            Target target,
            long heard,
            Instant since) {
        this.events = events;
        this.id = id;
        this.watcher = watcher;
        this.watched = watched;
        this.sides = sides;
        this.target = target;
        this.heard = heard;
        this.since = since;
        this.until = since;
    }

    public EventPackage events() {
        return events;
    }

    /** The value of the Event field. */
    String event() {
        return events.event() + (id.isEmpty() ? "" : ";id=" + id);
    }

    String id() {
        return id;
    }

    /** The extension that watches. */
    public String watcher() {
        return watcher;
    }

    /** The number that is watched. */
    public String watched() {
        return watched;
    }

    /** The address that is told. */
    public Ip4 address() {
        return target.hop().ip();
    }

    public Instant since() {
        return since;
    }

    /** When it ends unless the phone asks again. */
    public Instant until() {
        return until;
    }

    /** What the phone was told last; null before the first NOTIFY. */
    public LineState told() {
        return told;
    }

    Sides sides() {
        return sides;
    }

    Target target() {
        return target;
    }

    /** Whether a NOTIFY waits for its answer; the next one must wait too (RFC 6665 section 4.2.2). */
    boolean isWaiting() {
        return waiting;
    }

    /** Notes that the state has perhaps changed while a NOTIFY waits for its answer. */
    void misses() {
        missed = true;
    }

    /** The NOTIFY that waited was answered. @return whether the state has perhaps changed since then */
    boolean answered() {
        waiting = false;
        return missed;
    }

    /** Notes what the next NOTIFY says. @return its CSeq */
    long tells(LineState state) {
        told = state;
        waiting = true;
        missed = false;
        return ++sent;
    }

    /** The number of documents before the last one (RFC 4235 section 4.1: version begins at 0). */
    long version() {
        return sent - 1;
    }

    /** Whether the phone sent a later request already (RFC 3261 section 12.2.2). */
    boolean isPast(long cseq) {
        return cseq < heard;
    }

    /** Whether the phone sent this request before. */
    boolean isRepeated(long cseq) {
        return cseq == heard;
    }

    /** Notes a refresh, which may come from another place. */
    void refreshed(long cseq, Target from) {
        heard = cseq;
        target = from;
        told = null;
        head = null;
    }

    /** What its NOTIFYs have in common until the next refresh or {@link #readdress}. @param fresh makes it */
    NotifyHead head(Supplier<NotifyHead> fresh) {
        if (head != null) {
            return head;
        }
        NotifyHead present = fresh.get();
        head = present.hasAddress() ? present : null;
        return present;
    }

    /** The box's address may be another one by now, and a NOTIFY refreshes the target of its dialog (RFC 6665). */
    void readdress() {
        head = null;
    }

    /** @param timer ends it at that time */
    void lasts(Instant end, EffectQueue.Timer timer) {
        forget();
        until = end;
        expiry = timer;
    }

    /** Stops the timer. */
    void forget() {
        if (expiry != null) {
            expiry.cancel();
        }
    }
}
