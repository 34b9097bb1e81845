package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How long a declined address is kept from all clients (RFC 2131 section 4.3.3): the longer, the better it is proven
 * that another device uses it. A client that declines proves no identity, so that the box believes only a few in one
 * scope each minute. For one thread.
 */
final class Quarantines {

    /** A quarantine, with its words for the journal. */
    record Term(DeclineVerdict declined, Duration lasts, String words) {}

    static final Duration UNCONFIRMED = Duration.ofMinutes(1);
    private static final Duration UNASKED = Duration.ofMinutes(10);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST = 8;

    /** When the latest quarantines of each scope began. */
    private final Map<String, Deque<Instant>> begun = new HashMap<>();

    /** @param who the device that answers there, in words, where one does */
    Term term(Scope scope, ProbeFindings.Finding finding, String who, Instant now) {
        if (!admits(scope, now)) {
            return new Term(
                    DeclineVerdict.BEYOND_LIMIT,
                    Duration.ZERO,
                    "it may be given out all the same, because more than " + MOST + " addresses of scope "
                            + scope.name() + " were declined within a minute");
        }
        return switch (finding) {
            case ProbeFindings.Somebody _ ->
                new Term(
                        DeclineVerdict.IN_USE,
                        AddressConflicts.QUARANTINE,
                        "it is used by " + who + "; it is not given out for an hour");
            case ProbeFindings.Nobody _ ->
                new Term(
                        DeclineVerdict.UNCONFIRMED,
                        UNCONFIRMED,
                        "nobody answers there; it is not given out for a minute");
            case ProbeFindings.Unasked _ ->
                new Term(
                        DeclineVerdict.UNASKED,
                        UNASKED,
                        "nobody can be asked who uses it; it is not given out for " + UNASKED.toMinutes() + " minutes");
        };
    }

    private boolean admits(Scope scope, Instant now) {
        Deque<Instant> latest = begun.computeIfAbsent(scope.name(), _ -> new ArrayDeque<>());
        latest.removeIf(at -> Duration.between(at, now).abs().compareTo(WINDOW) >= 0);
        return latest.size() < MOST && latest.add(now);
    }
}
