package org.dialtone.dhcp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Which fresh addresses are to be probed, and what an answer means (RFC 2131 section 3.1, RFC 5227). */
final class Probing {

    private static final MacAddress NOBODY = new MacAddress(0);

    private final LeaseBook book;
    private final Stock stock = new Stock();
    private final Conflicts conflicts = new Conflicts();

    Probing(LeaseBook book) {
        this.book = book;
    }

    /** Whether the address must be probed before this client is offered it. @param owned it is the client's already */
    boolean isNeeded(Query query, Ip4 address, boolean owned) {
        if (owned || !Stock.serves(query.scope())) {
            return false;
        }
        stock.want(query);
        return !stock.use(address, query.now());
    }

    void free(Ip4 address, Instant now) {
        stock.free(address, now);
    }

    /** Whether this device was found on the address, so that it is nobody else's. */
    boolean isUsedBy(Ip4 address, MacAddress mac) {
        return conflicts.isBy(address, mac);
    }

    /** The address is with a client, or with nobody for good reason. */
    void settled(Ip4 address) {
        stock.forget(address);
        conflicts.remove(address);
    }

    boolean isLow() {
        return stock.isLow();
    }

    List<Outcome.Probe> orders(ScopeIndex scopes, List<Arrival> links, Instant now) {
        return stock.orders(scopes, links, now);
    }

    List<Conflict> conflicts() {
        return conflicts.all();
    }

    /** A device answered at the address. @param offer the one that waits for the address, or null @return what is to be stored */
    Optional<Outcome.Store> taken(Ip4 address, MacAddress by, Offers.Offer offer, Allocator allocator, Instant now) {
        // A phone that has the address from elsewhere, and asks here for it, may keep it.
        boolean its = by != null && offer != null && by.equals(offer.mac());
        if (its || conflicts.isProxy(by)) {
            stock.free(address, now);
            return Optional.empty();
        }
        stock.forget(address);
        if (book.isHeld(address, now)) {
            return Optional.empty();
        }
        Lease last = book.at(address).filter(lease -> lease.state() != Lease.State.DECLINED).filter(lease -> lease.mac().equals(by)).orElse(null);
        return Optional.of(last != null ? prolong(last, allocator, now) : quarantine(address, by, offer, allocator, now));
    }

    /** Its lease is over, and its last client goes on using it all the same. */
    private static Outcome.Store prolong(Lease last, Allocator allocator, Instant now) {
        Lease longer = new Lease(last.address(), last.mac(), last.clientId(), Lease.State.BOUND, last.since(), now.plus(Conflicts.QUARANTINE),
                last.hostname(), last.place());
        allocator.take(longer);
        return new Outcome.Store(longer, null, null);
    }

    private Outcome.Store quarantine(Ip4 address, MacAddress by, Offers.Offer offer, Allocator allocator, Instant now) {
        Instant until = now.plus(Conflicts.QUARANTINE);
        MacAddress concerned = offer != null ? offer.mac() : by;
        Lease declined = new Lease(address, by == null ? NOBODY : by, null, Lease.State.DECLINED, now, until, null);
        allocator.take(declined);
        String says = "address " + address + " is used by " + who(by);
        conflicts.put(new Conflict(address, by, until, says), now);
        return new Outcome.Store(declined, null, concerned == null ? null
                : Entry.of(now, concerned, Step.DECLINE, address).because(says + "; it is not given out for an hour"));
    }

    private String who(MacAddress by) {
        return by == null ? "a device beyond the router that answers ping and is no client of this box"
                : by + ", " + book.addressOf(by).map(own -> "which was given " + own).orElse("which is no client of this box");
    }
}
