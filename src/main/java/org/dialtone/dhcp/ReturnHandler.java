package org.dialtone.dhcp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Takes addresses back, by a client's DECLINE or RELEASE or by the operator's word. */
final class ReturnHandler {

    private final LeaseBook book;
    private final AddressClaims claims;
    private final LeaseBindings bindings;
    private final Probing probing;
    private final Quarantines quarantines;
    private final ExchangeJournal journal;

    ReturnHandler(
            LeaseBook book,
            AddressClaims claims,
            LeaseBindings bindings,
            Probing probing,
            Quarantines quarantines,
            ExchangeJournal journal) {
        this.book = book;
        this.claims = claims;
        this.bindings = bindings;
        this.probing = probing;
        this.quarantines = quarantines;
        this.journal = journal;
    }

    /**
     * RFC 2131 section 4.3.3. Only the client that was given an address can decline it, and the address is probed
     * before the client is believed. Anyone can send a DECLINE in a client's name, so that a lease that didn't begin a
     * moment ago ends only where another device answers at the address, and the client doesn't.
     *
     * @param deadline of the probe, null where there was none yet
     */
    Outcome decline(Exchange query, Instant deadline) {
        Ip4 address = query.asked();
        if (query.served() == null || query.isForAnother() || !claims.isWith(query.at(address), address)) {
            return journal.refuse(
                    query,
                    Event.DHCP_DECLINE_IGNORED,
                    address,
                    Dropped.NOT_THE_HOLDER,
                    about(Reason.NOT_GIVEN, address));
        }
        Exchange placed = query.at(address);
        boolean asks = ProbedAddresses.canAsk(placed.scope());
        if (isSettled(placed, address) && !(asks && probing.ways().isNear(placed, address))) {
            return disbelieved(DeclineVerdict.UNPROVEN, about(Reason.NOT_GIVEN_UP, address));
        }
        if (deadline == null && asks) {
            return probe(placed, address);
        }
        Optional<ProbeFindings.Finding> found =
                asks ? probing.found(address, query.now()) : Optional.of(new ProbeFindings.Unasked());
        return found.map(each -> declined(placed, address, each))
                .orElseGet(() -> journal.drop(Dropped.NOT_PROBED, about(Reason.PROBES_FULL, address)));
    }

    /** Whether a client has the address, be it this one or another, and has had it for longer than it checks it. */
    private boolean isSettled(Exchange query, Ip4 address) {
        return book.living(address, query.now())
                .filter(lease -> !bindings.keys().holds(query.client(), lease)
                        || !probing.unchecked().has(address, query.now()))
                .isPresent();
    }

    private MacAddress holder(Exchange query, Ip4 address) {
        return book.living(address, query.now())
                .map(Lease::mac)
                .orElse(query.client().mac());
    }

    private Outcome probe(Exchange query, Ip4 address) {
        probing.ask(address, query.now());
        Instant until = isSettled(query, address)
                ? probing.ways().lateDeadline(query.now())
                : probing.ways().deadline(query, address, query.now());
        return probing.ways().ofHolder(query, address, holder(query, address), until);
    }

    /** The journal does not show it, because the sender merely wrote the phone's name on it. */
    private Outcome disbelieved(DeclineVerdict verdict, Grounds why) {
        journal.counters().declined(verdict);
        return journal.drop(verdict == DeclineVerdict.REFUTED ? Dropped.NOT_THE_HOLDER : Dropped.STILL_IN_USE, why);
    }

    private Outcome declined(Exchange query, Ip4 address, ProbeFindings.Finding found) {
        MacAddress by = found instanceof ProbeFindings.Somebody(MacAddress who) ? who : null;
        if (holder(query, address).equals(by)) {
            return disbelieved(DeclineVerdict.REFUTED, about(Reason.OWN_ADDRESS_DECLINED, address));
        }
        if (isSettled(query, address) && (by == null || probing.isProxy(by))) {
            return disbelieved(DeclineVerdict.UNPROVEN, about(Reason.NOT_GIVEN_UP, address));
        }
        Quarantines.Term term = quarantines.term(query.scope(), found, probing.who(by), query.now());
        if (term.declined() == DeclineVerdict.BEYOND_LIMIT
                && book.living(address, query.now()).isPresent()) {
            journal.record(
                    query, ExchangeJournal.entry(query, term.event(), address).with(term.details()));
            return disbelieved(term.declined(), about(Reason.NOT_GIVEN_UP, address));
        }
        Instant until = query.now().plus(term.lasts());
        MacAddress whose = by == null ? query.client().mac() : by;
        Lease lease = new Lease(address, whose, null, Lease.State.DECLINED, query.now(), until, null);
        probing.settled(address);
        bindings.take(lease);
        if (term.declined() == DeclineVerdict.IN_USE) {
            probing.note(address, by, until, query.now());
        }
        journal.counters().declined(term.declined());
        return new Outcome.Store(
                lease, null, ExchangeJournal.entry(query, term.event(), address).with(term.details()));
    }

    /**
     * RFC 2131 section 4.3.4: the address stays on record as this client's until another needs it. Anyone can send a
     * RELEASE in a client's name, so that the lease ends only where nobody answers at the address. Beyond a router a
     * phone that is on may leave a ping unanswered, so that the lease of the site's phone ends there by time alone.
     *
     * @param deadline of the probe, null where there was none yet
     */
    Outcome release(Exchange query, Instant deadline) {
        Ip4 address = query.message().ciaddr();
        boolean holds = book.at(address)
                .filter(lease -> lease.state() == Lease.State.BOUND)
                .filter(lease -> bindings.keys().holds(query.client(), lease))
                .isPresent();
        if (!holds || query.served() == null || query.isForAnother()) {
            return journal.refuse(
                    query,
                    Event.DHCP_RELEASE_IGNORED,
                    address,
                    Dropped.NOT_THE_HOLDER,
                    about(Reason.NOT_WITH_CLIENT, address));
        }
        Exchange placed = query.at(address);
        if (claims.isOfPhone(address) && !probing.ways().isNear(placed, address)) {
            return notConfirmed(placed, address);
        }
        if (!ProbedAddresses.canAsk(placed.scope())) {
            return query.arrival().source().equals(address) ? released(placed, address) : notConfirmed(placed, address);
        }
        if (deadline != null) {
            return probing.releases().has(address)
                    ? released(placed, address, probing.found(address, query.now()))
                    : notConfirmed(placed, address);
        }
        if (!probing.releases().add(address, query.now())) {
            return journal.drop(Dropped.NOT_PROBED, about(Reason.PROBES_FULL, address));
        }
        probing.ask(address, query.now());
        return probing.ways().patient(placed, address, UnconfirmedReleases.REST);
    }

    private Outcome released(Exchange query, Ip4 address, Optional<ProbeFindings.Finding> found) {
        probing.releases().remove(address);
        return found.filter(ProbeFindings.Nobody.class::isInstance).isPresent()
                ? released(query, address)
                : notConfirmed(query, address);
    }

    private Outcome released(Exchange query, Ip4 address) {
        Lease lease = bindings.lease(query, address, Lease.State.RELEASED, query.now());
        bindings.giveBack(lease);
        return new Outcome.Store(lease, null, ExchangeJournal.entry(query, Event.DHCP_RELEASE, address));
    }

    /** The journal does not show it, because the sender merely wrote the phone's name on it. */
    private Outcome notConfirmed(Exchange query, Ip4 address) {
        return journal.drop(Dropped.STILL_IN_USE, about(Reason.NOT_GIVEN_UP, address));
    }

    private static Grounds about(Reason reason, Ip4 address) {
        return Grounds.of(reason).with(Detail.ASKED, address);
    }

    /** As {@link DhcpEngine#freeDeclined}. */
    List<Outcome.Store> freeDeclined(Instant now) {
        return book.leases().stream()
                .filter(lease -> lease.state() == Lease.State.DECLINED)
                .flatMap(lease -> free(lease.address(), now).stream())
                .toList();
    }

    /** As {@link DhcpEngine#free}. */
    Optional<Outcome.Store> free(Ip4 address, Instant now) {
        return book.at(address).filter(_ -> book.isHeld(address, now)).map(held -> {
            Lease freed = held.released(now);
            bindings.enter(freed);
            return new Outcome.Store(freed, null, Entry.of(now, held.mac(), Event.DHCP_RELEASE_BY_OPERATOR, address));
        });
    }
}
