package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;

/** Gives an address to a client for a time, once the address was probed where that is left to do. */
final class LeaseGrant {

    /** A sleeping device needs this time to answer. */
    private static final Duration SHORTEST_PROBE = Duration.ofMillis(50);

    private final LeaseBindings bindings;
    private final Probing probing;
    private final ReplyBuilder replies;
    private final ExchangeJournal journal;

    LeaseGrant(LeaseBindings bindings, Probing probing, ReplyBuilder replies, ExchangeJournal journal) {
        this.bindings = bindings;
        this.probing = probing;
        this.replies = replies;
        this.journal = journal;
    }

    /** Whether the address must be probed before this client gets it. */
    boolean needsProbe(Exchange query, Ip4 address) {
        return probing.isNeeded(query, address, bindings.keys());
    }

    /**
     * The address waits on offer for the client meanwhile; its next message goes on where this one ended.
     *
     * @param deadline when the client has waited long enough for a probe, null where it hasn't begun to
     */
    Outcome probe(Exchange query, Step step, Ip4 address, Instant deadline) {
        Instant until = deadline == null ? probing.ways().deadline(query, address, query.now()) : deadline;
        return Duration.between(query.now(), until).compareTo(SHORTEST_PROBE) >= 0
                ? probing.ways().probe(query, address, until)
                : journal.refuse(
                        query,
                        MessageEvents.ignored(step),
                        null,
                        Dropped.NOT_PROBED,
                        Grounds.of(Reason.NOT_PROBED_IN_TIME).with(Detail.METHOD, step.name()));
    }

    /** As the next, for a REQUEST. @param told of the REQUEST @param deadline as for {@link #probe} */
    Outcome grant(Exchange query, Ip4 address, Event told, Instant deadline) {
        if (needsProbe(query, address)) {
            bindings.await(query, address);
            return probe(query, Step.REQUEST, address, deadline);
        }
        journal.tell(query, told, address);
        return grant(query, address, Event.DHCP_ACK);
    }

    /** Gives the address without a probe. @param event of the ACK */
    Outcome grant(Exchange query, Ip4 address, Event event) {
        LeaseTimes terms = LeaseTimes.of(query);
        Optional<LeaseTimes> kept = query.quiet() ? bindings.kept(query, address, terms) : Optional.empty();
        if (kept.isPresent()) {
            journal.counters().acks.increment();
            return replies.ack(query, address, kept.get());
        }
        Lease lease = bindings.lease(query, address, Lease.State.BOUND, bindings.end(query, address, terms));
        List<Lease> former = bindings.leaveFormer(query, address);
        former.forEach(left -> journal.record(
                query,
                ExchangeJournal.entry(query, Event.DHCP_RELEASE_MOVED, left.address())
                        .with(Detail.THERE, address)));
        List<Lease> data = bindings.leaveDataSides(query, address);
        data.forEach(left -> journal.tell(query, Event.DHCP_RELEASE_DATA_SIDE, left.address()));
        if (!bindings.lives(lease, query.now())) {
            probing.unchecked().begins(address, query.now());
        }
        bindings.enter(lease);
        journal.counters().acks.increment();
        return new Outcome.Store(
                lease,
                Stream.concat(former.stream(), data.stream()).toList(),
                replies.ack(query, address, terms),
                query.quiet() ? null : ExchangeJournal.entry(query, event, address));
    }

    /** Gives the address for ever, as BOOTP does; the lease on record ends if nobody asks. */
    Outcome bootp(Exchange query, Ip4 address) {
        journal.tell(query, Event.DHCP_DISCOVER_BOOTP, null);
        Lease lease = bindings.lease(
                query,
                address,
                Lease.State.BOUND,
                query.now().plus(query.scope().maxLeaseTime()));
        bindings.enter(lease);
        journal.counters().acks.increment();
        return new Outcome.Store(
                lease, replies.bootp(query, address), ExchangeJournal.entry(query, Event.DHCP_ACK_BOOTP, address));
    }
}
