package org.dialtone.dhcp;

import java.time.Instant;
import java.util.Optional;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.journal.Step;
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
    private final ReplyBuilder replies;
    private final ExchangeJournal journal;

    RequestHandler(
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
    Outcome request(Exchange query, Instant deadline) {
        Ip4 address = query.asked();
        Optional<Ip4> chosen = query.message().options().address(Code.SERVER_ID);
        if (chosen.isPresent() && !query.isForUs(chosen.get())) {
            bindings.withdraw(query);
            return refuse(query, address, Dropped.OTHER_SERVER, "took the offer of server " + chosen.get());
        }
        if (address.equals(Ip4.ANY)) {
            return refuse(query, null, Dropped.NO_ADDRESS, "asks for no address");
        }
        if (query.served() == null) {
            return refuse(query, address, Dropped.NO_SCOPE, query.noScope());
        }
        if (chosen.isPresent()) {
            return select(query.at(address), address, deadline);
        }
        Ip4 used = query.message().ciaddr();
        return used.equals(Ip4.ANY) ? reboot(query.at(address), address, deadline) : renew(query.at(used), used);
    }

    /**
     * SELECTING: the client takes our offer. A forgotten offer, as after a restart, is refused, and the client begins
     * anew.
     */
    private Outcome select(Exchange query, Ip4 address, Instant deadline) {
        Optional<String> refusal = refusal(query, address)
                .or(() -> claims.isPromised(query, address)
                        ? Optional.empty()
                        : Optional.of(address + " was not offered to this client"));
        return refusal.isPresent() ? nak(query, address, refusal.get()) : grants.grant(query, address, null, deadline);
    }

    /** Why the client may not have the address now, be it its own or not. */
    private Optional<String> refusal(Exchange query, Ip4 address) {
        return allocator
                .refusal(query, address)
                .or(() -> claims.livesElsewhere(query, address)
                        .map(there -> "this client has " + there + ", and one address in a subnet"));
    }

    /**
     * INIT-REBOOT: the client remembers an address. A client without a record gets no answer, because another server
     * may know it.
     */
    private Outcome reboot(Exchange query, Ip4 address, Instant deadline) {
        Optional<String> refusal = allocator.refusal(query, address);
        if (refusal.isEmpty() && claims.owns(query, address)) {
            refusal = refusal(query, address);
            if (refusal.isEmpty()) {
                return grants.grant(query, address, "rebooted, and wants its address again", deadline);
            }
        }
        if (refusal.isPresent()) {
            return nakIfAuthoritative(query, address, refusal.get());
        }
        return claims.knows(query)
                ? nakIfAuthoritative(query, address, address + " was not given to this client")
                : refuse(
                        query,
                        address,
                        Dropped.UNKNOWN_CLIENT,
                        "wants " + address + " again, of which nothing is known here");
    }

    /**
     * RENEWING and REBINDING: the client uses the address and asks for more time. Only the answer enters the journal,
     * because such requests never end.
     */
    private Outcome renew(Exchange query, Ip4 address) {
        Optional<String> refusal = refusal(query, address)
                .or(() -> claims.isOwn(query, address)
                        ? Optional.empty()
                        : Optional.of(address + " was not given to this client"));
        return refusal.isPresent()
                ? nakIfAuthoritative(query, address, refusal.get())
                : grants.grant(query, address, "renewed");
    }

    private Outcome nakIfAuthoritative(Exchange query, Ip4 address, String reason) {
        return query.scope().authoritative()
                ? nak(query, address, reason)
                : refuse(query, address, Dropped.NOT_AUTHORITATIVE, reason);
    }

    private Outcome nak(Exchange query, Ip4 address, String reason) {
        journal.tell(query, Step.REQUEST, address, null);
        journal.tell(query, Step.NAK, address, reason);
        journal.counters().naks.increment();
        return replies.nak(query, reason);
    }

    private Outcome refuse(Exchange query, Ip4 address, Dropped dropped, String reason) {
        return journal.refuse(query, Step.REQUEST, address, dropped, reason);
    }
}
