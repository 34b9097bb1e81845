package org.dialtone.dhcp;

import java.time.Instant;
import java.util.Optional;
import org.dialtone.dhcp.wire.Code;
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
            return refuse(query, Dropped.POOL_EMPTY, "pool " + query.scope().name() + " is empty");
        }
        Exchange placed = query.at(address.get());
        if (grants.needsProbe(placed, address.get())) {
            return grants.probe(placed, Step.DISCOVER, address.get(), deadline);
        }
        journal.tell(query, Step.DISCOVER, null, null);
        // RFC 4039 section 3.1
        if (placed.scope().scopePolicy().rapidCommit()
                && query.message().options().has(Code.RAPID_COMMIT)) {
            return grants.grant(placed, address.get(), "rapid commit, as the client asked");
        }
        journal.tell(query, Step.OFFER, address.get(), null);
        journal.counters().offers.increment();
        return replies.offer(placed, address.get());
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
            return refuse(query, Dropped.UNKNOWN_CLIENT, "speaks BOOTP, and no address is reserved for it");
        }
        Exchange placed = query.at(address);
        if (grants.needsProbe(placed, address)) {
            bindings.await(placed, address);
            return grants.probe(placed, Step.DISCOVER, address, deadline);
        }
        return grants.bootp(placed, address);
    }

    private Outcome refuse(Exchange query, Dropped dropped, String reason) {
        return journal.refuse(query, Step.DISCOVER, null, dropped, reason);
    }
}
