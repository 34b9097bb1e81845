package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;

/**
 * How long a declined address is kept from all clients (RFC 2131 section 4.3.3): the longer, the better it is proven
 * that another device uses it. A client that declines proves no identity, so that the box believes only a few in one
 * scope each minute. For one thread.
 */
final class Quarantines {

    /** A quarantine, with its event for the journal. */
    record Term(DeclineVerdict declined, Duration lasts, Event event, Details details) {}

    static final Duration UNCONFIRMED = Duration.ofMinutes(1);
    private static final Duration UNASKED = Duration.ofMinutes(10);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST = 8;

    /** When the latest quarantines of each scope began. */
    private final Map<String, Deque<Instant>> begun = new HashMap<>();

    /** @param who the device that answers there, where one does */
    Term term(Scope scope, ProbeFindings.Finding finding, Grounds who, Instant now) {
        if (!admits(scope, now)) {
            return new Term(
                    DeclineVerdict.BEYOND_LIMIT,
                    Duration.ZERO,
                    Event.DHCP_DECLINE_BEYOND_LIMIT,
                    Details.of(Detail.LIMIT, MOST).with(Detail.SCOPE, scope.name()));
        }
        return switch (finding) {
            case ProbeFindings.Somebody _ ->
                new Term(
                        DeclineVerdict.IN_USE,
                        AddressConflicts.QUARANTINE,
                        Event.DHCP_DECLINE_IN_USE,
                        who.forEntry().with(Detail.KEPT, AddressConflicts.QUARANTINE));
            case ProbeFindings.Nobody _ ->
                new Term(
                        DeclineVerdict.UNCONFIRMED,
                        UNCONFIRMED,
                        Event.DHCP_DECLINE_UNCONFIRMED,
                        Details.of(Detail.KEPT, UNCONFIRMED));
            case ProbeFindings.Unasked _ ->
                new Term(DeclineVerdict.UNASKED, UNASKED, Event.DHCP_DECLINE_UNASKED, Details.of(Detail.KEPT, UNASKED));
        };
    }

    private boolean admits(Scope scope, Instant now) {
        Deque<Instant> latest = begun.computeIfAbsent(scope.name(), _ -> new ArrayDeque<>());
        latest.removeIf(at -> Duration.between(at, now).abs().compareTo(WINDOW) >= 0);
        return latest.size() < MOST && latest.add(now);
    }
}
