package org.dialtone.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.Pace;

/**
 * Notes logins in the audit log, folded so that nobody can fill it: the failed ones of one address are one entry at
 * once and one with their number later; a program that sends its password or token with each request is one entry a
 * day. Safe to use from any thread; never waits.
 */
public final class LoginAudit {

    private static final Duration FOLDED = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SOURCES = 1_000;
    private static final int PROGRAMS = 1_000;
    /** Failed logins of so many addresses an hour have entries of their own. */
    private static final int OWN_ENTRIES = 120;

    private static final String ELSEWHERE = "other addresses";

    private final Audit audit;
    private final InstantSource clock;
    private final Map<String, Failures> bySource = BoundedMap.byInsertion(SOURCES + 1);
    private final Pace.PerKey<String> programs = new Pace.PerKey<>(1, DAY, PROGRAMS);
    private final Pace own = new Pace(OWN_ENTRIES, Duration.ofHours(1));

    /** @param more how many failed since the entry that was written at once */
    private record Failures(Actor last, String subject, Instant began, int more) {}

    public LoginAudit(Audit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** A person logged in with a form. */
    public void succeeded(Actor actor) {
        audit.note(actor, AuditAct.LOGIN, null, null, null);
    }

    /** A request came with the right password or token. */
    public void used(Actor actor) {
        if (programs.take(actor.kind() + " " + actor.name() + " " + actor.from(), clock.instant())) {
            audit.note(actor, AuditAct.LOGIN, null, null, null);
        }
    }

    /** A wrong password or token; says whether it has an entry at once. */
    public synchronized boolean failed(Actor actor, String subject) {
        Instant now = clock.instant();
        settle(now);
        String source = actor.from();
        if (!bySource.containsKey(source) && (bySource.size() >= SOURCES || !own.take(now))) {
            source = ELSEWHERE;
        }
        Failures before = bySource.get(source);
        if (before == null) {
            audit.note(actor, AuditAct.LOGIN_FAILED, subject, null, null);
        }
        bySource.put(
                source,
                before == null
                        ? new Failures(actor, subject, now, 0)
                        : new Failures(actor, subject, before.began(), before.more() + 1));
        return before == null;
    }

    /** Notes the folded ones whose time is up. */
    public synchronized void settle() {
        settle(clock.instant());
    }

    /** Notes all folded ones, at the end of the box. */
    public synchronized void close() {
        List<String> sources = new ArrayList<>(bySource.keySet());
        sources.forEach(this::end);
    }

    private void settle(Instant now) {
        bySource.entrySet().stream()
                .filter(each ->
                        Duration.between(each.getValue().began(), now).abs().compareTo(FOLDED) >= 0)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::end);
    }

    private void end(String source) {
        Failures folded = bySource.remove(source);
        if (folded.more() > 0) {
            Actor last = folded.last();
            audit.note(
                    source.equals(ELSEWHERE) ? new Actor(last.kind(), last.name(), ELSEWHERE) : last,
                    AuditAct.LOGIN_FAILED,
                    folded.subject(),
                    null,
                    folded.more() + " more since " + folded.began());
        }
    }
}
