package org.dialtone.dhcp;

import java.time.Instant;
import java.util.Optional;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;

/**
 * Answers REQUEST (RFC 2131 section 4.3.2): in which of its states the client is shows by options 54 and 50 and by
 * ciaddr.
 */
final class RequestHandler {

    private final Allocator allocator;
    private final AddressClaims claims;
    private final LeaseBindings bindings;
    private final LeaseGrant grants;
    private final LeaseTakeover takeover;
    private final ReplyBuilder replies;
    private final ExchangeJournal journal;

    RequestHandler(
            Allocator allocator,
            AddressClaims claims,
            LeaseBindings bindings,
            LeaseGrant grants,
            LeaseTakeover takeover,
            ReplyBuilder replies,
            ExchangeJournal journal) {
        this.allocator = allocator;
        this.claims = claims;
        this.bindings = bindings;
        this.grants = grants;
        this.takeover = takeover;
        this.replies = replies;
        this.journal = journal;
    }

    /** @param deadline when the client has waited long enough for a probe, null where it hasn't begun to */
    Outcome request(Exchange query, Instant deadline) {
        Ip4 address = query.asked();
        Optional<Ip4> chosen = query.message().options().address(Code.SERVER_ID);
        if (chosen.isPresent() && !query.isForUs(chosen.get())) {
            bindings.doubt(query);
            journal.record(
                    query,
                    ExchangeJournal.entry(query, Event.DHCP_REQUEST_OTHER_OFFER, address)
                            .with(Detail.SERVER, chosen.get()));
            return journal.drop(
                    Dropped.OTHER_SERVER, Grounds.of(Reason.TOOK_OTHER_OFFER).with(Detail.SERVER, chosen.get()));
        }
        if (address.equals(Ip4.ANY)) {
            return refuse(query, null, Dropped.NO_ADDRESS, Grounds.of(Reason.ASKS_FOR_NOTHING));
        }
        if (query.served() == null) {
            return refuse(query, address, Dropped.NO_SCOPE, query.noScope());
        }
        if (chosen.isPresent()) {
            return select(query.at(address), address, deadline);
        }
        Ip4 used = query.message().ciaddr();
        return used.equals(Ip4.ANY)
                ? reboot(query.at(address), address, deadline)
                : renew(query.at(used), used, deadline);
    }

    /**
     * SELECTING: the client takes our offer. A forgotten offer, as after a restart, is refused, and the client begins
     * anew.
     */
    private Outcome select(Exchange query, Ip4 address, Instant deadline) {
        Optional<Grounds> refusal = refusal(query, address)
                .or(() -> claims.isPromised(query, address)
                        ? Optional.empty()
                        : Optional.of(about(Reason.NOT_OFFERED, address)));
        return refusal.isPresent()
                ? nak(query, address, refusal.get())
                : grants.grant(query, address, Event.DHCP_REQUEST, deadline);
    }

    /** Why the client may not have the address now, be it its own or not. */
    private Optional<Grounds> refusal(Exchange query, Ip4 address) {
        return allocator
                .refusal(query, address)
                .or(() -> claims.livesElsewhere(query, address)
                        .map(there -> Grounds.of(Reason.HAS_ANOTHER).with(Detail.THERE, there)));
    }

    /**
     * INIT-REBOOT: the client remembers an address. A client without a record gets no answer, because another server
     * may know it, unless it answers at the address.
     */
    private Outcome reboot(Exchange query, Ip4 address, Instant deadline) {
        Optional<Grounds> refusal = allocator.refusal(query, address);
        if (refusal.isEmpty() && claims.owns(query, address)) {
            refusal = refusal(query, address);
            if (refusal.isEmpty()) {
                return grants.grant(query, address, Event.DHCP_REQUEST_REBOOTED, deadline);
            }
        }
        if (refusal.isPresent()) {
            return nakIfAuthoritative(query, address, refusal.get());
        }
        return takeover.keep(query, address, Event.DHCP_REQUEST_REBOOTED, deadline)
                .orElseGet(() -> claims.knows(query)
                        ? nakIfAuthoritative(query, address, about(Reason.NOT_GIVEN, address))
                        : refuse(query, address, Dropped.UNKNOWN_CLIENT, about(Reason.UNKNOWN_HERE, address)));
    }

    /**
     * RENEWING and REBINDING: the client uses the address and asks for more time. Only the answer enters the journal,
     * because such requests never end.
     */
    private Outcome renew(Exchange query, Ip4 address, Instant deadline) {
        Optional<Grounds> refusal = refusal(query, address);
        if (refusal.isPresent()) {
            return nakIfAuthoritative(query, address, refusal.get());
        }
        return claims.isOwn(query, address)
                ? grants.grant(query, address, Event.DHCP_ACK_RENEWED)
                : takeover.keep(query, address, Event.DHCP_REQUEST, deadline)
                        .orElseGet(() -> nakIfAuthoritative(query, address, about(Reason.NOT_GIVEN, address)));
    }

    private static Grounds about(Reason reason, Ip4 address) {
        return Grounds.of(reason).with(Detail.ASKED, address);
    }

    private Outcome nakIfAuthoritative(Exchange query, Ip4 address, Grounds grounds) {
        return query.scope().authoritative()
                ? nak(query, address, grounds)
                : refuse(query, address, Dropped.NOT_AUTHORITATIVE, grounds);
    }

    private Outcome nak(Exchange query, Ip4 address, Grounds grounds) {
        journal.tell(query, Event.DHCP_REQUEST, address);
        journal.tell(query, Event.DHCP_NAK, address, grounds);
        journal.counters().naks.increment();
        return replies.nak(query, grounds);
    }

    private Outcome refuse(Exchange query, Ip4 address, Dropped dropped, Grounds grounds) {
        return journal.refuse(query, Event.DHCP_REQUEST_IGNORED, address, dropped, grounds);
    }
}
