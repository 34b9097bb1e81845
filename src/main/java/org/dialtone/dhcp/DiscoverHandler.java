package org.dialtone.dhcp;

import java.time.Instant;
import java.util.Optional;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;

/** Answers clients that look for a server: DISCOVER (RFC 2131 section 4.3.1), and BOOTP. */
final class DiscoverHandler {

    private final Allocator allocator;
    private final AddressClaims claims;
    private final LeaseBindings bindings;
    private final LeaseGrant grants;
    private final ReplyBuilder replies;
    private final ExchangeJournal journal;

    DiscoverHandler(
            Allocator allocator,
            AddressClaims claims,
            LeaseBindings bindings,
            LeaseGrant grants,
            ReplyBuilder replies,
            ExchangeJournal journal) {
        this.allocator = allocator;
        this.claims = claims;
        this.bindings = bindings;
        this.grants = grants;
        this.replies = replies;
        this.journal = journal;
    }

    /** @param deadline when the client has waited long enough for a probe, null where it hasn't begun to */
    Outcome discover(Exchange query, Instant deadline) {
        if (query.served() == null) {
            return refuse(query, Dropped.NO_SCOPE, query.noScope());
        }
        Optional<Ip4> address = allocator.offer(query);
        if (address.isEmpty()) {
            return none(query, allocator.none(query));
        }
        Exchange placed = query.at(address.get());
        if (grants.needsProbe(placed, address.get())) {
            return grants.probe(placed, Step.DISCOVER, address.get(), deadline);
        }
        journal.tell(query, Event.DHCP_DISCOVER, null);
        // RFC 4039 section 3.1
        if (placed.scope().scopePolicy().rapidCommit()
                && query.message().options().has(Code.RAPID_COMMIT)) {
            return grants.grant(placed, address.get(), Event.DHCP_ACK_RAPID_COMMIT);
        }
        journal.tell(query, Event.DHCP_OFFER, address.get());
        journal.counters().offers.increment();
        return replies.offer(placed, address.get());
    }

    private Outcome none(Exchange query, Grounds why) {
        if (why.reason() == Reason.POOL_KEPT) {
            return refuse(query, Dropped.POOL_KEPT, why);
        }
        journal.record(
                query,
                ExchangeJournal.entry(query, Event.DHCP_DISCOVER_POOL_EMPTY, null)
                        .with(Detail.SCOPE, query.scope().name()));
        return journal.drop(Dropped.POOL_EMPTY, why);
    }

    /**
     * RFC 1534 section 2: a BOOTP client never renews, so it gets only its reservation.
     *
     * @param deadline as for {@link #discover}
     */
    Outcome bootp(Exchange query, Instant deadline) {
        if (query.served() == null) {
            return refuse(query, Dropped.NO_SCOPE, query.noScope());
        }
        Ip4 address = claims.reserved(query);
        if (address == null) {
            return refuse(query, Dropped.UNKNOWN_CLIENT, Grounds.of(Reason.NO_BOOTP_RESERVATION));
        }
        Exchange placed = query.at(address);
        if (grants.needsProbe(placed, address)) {
            bindings.await(placed, address);
            return grants.probe(placed, Step.DISCOVER, address, deadline);
        }
        return grants.bootp(placed, address);
    }

    private Outcome refuse(Exchange query, Dropped dropped, Grounds grounds) {
        return journal.refuse(query, Event.DHCP_DISCOVER_IGNORED, null, dropped, grounds);
    }
}
