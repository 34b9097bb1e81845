package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.Fqdn;
import org.dialtone.net.Ip4;

/** Writes leases and offers, and keeps the free addresses of the plan's scopes in step with them. */
final class LeaseBindings {

    /** Seconds. A client asks again no sooner (RFC 2131 section 4.4.5). */
    private static final long LEAST_LEFT = 60;

    /** How long an offered address waits for its REQUEST; clients choose among offers for up to 30 s. */
    private static final Duration OFFER_LASTS = Duration.ofSeconds(45);

    private final LeaseBook book;
    private final PendingOffers offers;
    private final Probing probing;
    private final UncommittedLeases uncommitted;
    private final ScopeIndex scopes;
    private final ClientKeys keys;

    LeaseBindings(
            LeaseBook book,
            PendingOffers offers,
            Probing probing,
            UncommittedLeases uncommitted,
            ScopeIndex scopes,
            ClientKeys keys) {
        this.book = book;
        this.offers = offers;
        this.probing = probing;
        this.uncommitted = uncommitted;
        this.scopes = scopes;
        this.keys = keys;
        book.leases().forEach(lease -> settle(lease.address(), lease));
        offers.all().forEach(offer -> hold(offer.address()));
    }

    ScopeIndex scopes() {
        return scopes;
    }

    ClientKeys keys() {
        return keys;
    }

    /**
     * Keeps the address for the client as an offer, in place of its former offer.
     *
     * @param stranger where the client came from, if it is a stranger; else null
     */
    void keep(Exchange query, Ip4 address, StrangersOffers.Origin stranger) {
        KeyedClient client = keys.of(query.client(), address);
        withdraw(client);
        offers.put(new PendingOffers.Offer(client, address, query.now().plus(OFFER_LASTS), stranger));
        hold(address);
    }

    /** Takes the offer of the address from its client, because another client needs it more. */
    void giveWay(Ip4 address) {
        offers.remove(offers.at(address));
        settle(address, book.at(address).orElse(null));
    }

    /** Keeps the address for a client that waits for its probe, unless the client waits for another address. */
    void await(Exchange query, Ip4 address) {
        if (offers.to(keys.of(query.client(), address)) == null) {
            keep(query, address, null);
        }
    }

    /**
     * Ends the quarantine of an address that a client waits for, because no device is there. The disk need not know.
     */
    void lift(Ip4 address, Instant now) {
        book.quarantine(address, now).filter(_ -> offers.at(address) != null).ifPresent(declined -> {
            Lease ended = new Lease(address, declined.mac(), null, Lease.State.DECLINED, Instant.EPOCH, now, null);
            probing.lifted(address);
            uncommitted.begun(ended, book.put(ended));
        });
    }

    /**
     * The end of the client's lease as it is to be written. A lease never ends sooner because a message asks for less
     * time: anyone can send such a message in the client's name.
     */
    Instant end(Exchange query, Ip4 address, LeaseTimes terms) {
        Instant asked = query.now().plusSeconds(terms.lease());
        Instant most = query.now().plus(query.scope().leaseTime());
        return book.living(address, query.now())
                .filter(lease -> keys.holds(query.client(), lease))
                .map(lease -> lease.expires().isBefore(most) ? lease.expires() : most)
                .filter(asked::isBefore)
                .orElse(asked);
    }

    /**
     * The times that are left of the client's lease, where the disk has it, it has half of its time left, and the
     * message tells nothing new of the client's place; such a lease needn't be written again.
     */
    Optional<LeaseTimes> kept(Exchange query, Ip4 address, LeaseTimes terms) {
        return stored(query, address)
                .filter(lease -> Objects.equals(
                        lease.place(),
                        lease(query, address, lease.state(), lease.expires()).place()))
                .map(lease -> left(query, lease))
                .filter(left -> left >= terms.lease() / 2)
                .map(terms::within);
    }

    /** The times that are left of the client's lease as the disk has it; empty where so little is left that it ends. */
    Optional<LeaseTimes> promised(Exchange query, Ip4 address) {
        return stored(query, address)
                .map(lease -> left(query, lease))
                .filter(left -> left >= LEAST_LEFT)
                .map(LeaseTimes.of(query)::within);
    }

    private Optional<Lease> stored(Exchange query, Ip4 address) {
        return book.living(address, query.now())
                .filter(lease -> keys.holds(query.client(), lease) && uncommitted.isOnDisk(address));
    }

    private static long left(Exchange query, Lease lease) {
        return Duration.between(query.now(), lease.expires()).toSeconds();
    }

    /** Whether the client of this lease has the address already. */
    boolean lives(Lease lease, Instant now) {
        return book.living(lease.address(), now)
                .filter(living -> keys.of(living).equals(keys.of(lease)))
                .isPresent();
    }

    /** The client's lease as it is to be written; its beginning and place are those of its lease on record. */
    Lease lease(Exchange query, Ip4 address, Lease.State state, Instant until) {
        Optional<Lease> own = book.at(address)
                .filter(before -> before.state() != Lease.State.DECLINED)
                .filter(before -> keys.holds(query.client(), before));
        return new Lease(
                address,
                query.client().mac(),
                query.client().clientId(),
                state,
                own.map(Lease::since).orElse(query.now()),
                until,
                query.message()
                        .options()
                        .text(Code.HOST_NAME)
                        .or(() -> Fqdn.name(query.message().options().get(Code.CLIENT_FQDN)))
                        .orElse(null),
                place(query, address, own.map(Lease::place)).orElse(null));
    }

    private Optional<String> place(Exchange query, Ip4 address, Optional<String> former) {
        boolean relayed = query.message().relayed();
        // On a link of the box any device can pass for a relay, and ARP tells who has the address: only a relay or
        // switch that the site lists tells a place there.
        if (relayed
                && scopes.isOnOwnLink(address, query.arrival().interfaceAddress())
                && !scopes.listsRelays(address)) {
            return former;
        }
        // A renewal does not pass the relay, so the place from the relay stays; a place in such a message was written
        // by the client itself.
        boolean past = !relayed && !query.message().ciaddr().equals(Ip4.ANY);
        return Optional.ofNullable(past ? null : query.client().relay().place()).or(() -> former.filter(_ -> !relayed));
    }

    /** Enters the lease and removes the offers to its client. */
    void enter(Lease lease) {
        probing.settled(lease.address());
        withdraw(keys.of(lease));
        take(lease);
    }

    /**
     * Enters a lease that its client gave up. An offer of the address to another client stays, because the box has made
     * it since.
     */
    void giveBack(Lease lease) {
        withdraw(keys.of(lease));
        boolean offered = offers.at(lease.address()) != null;
        hold(lease.address());
        uncommitted.begun(lease, book.put(lease));
        if (!offered) {
            settle(lease.address(), lease);
        }
    }

    /**
     * Enters a lease as {@link #enter} does, for an address that the box found in use; offers to the lease's client
     * stay.
     */
    void take(Lease lease) {
        offers.remove(offers.at(lease.address()));
        hold(lease.address());
        uncommitted.begun(lease, book.put(lease));
        settle(lease.address(), lease);
    }

    /**
     * Puts the address back as it was before: the disk refused the lease, so no client was told of it. A client that
     * was to move has the leases that it was to leave.
     */
    void takeBack(Lease lease) {
        takeBackLeftFor(lease);
        uncommitted.refused(lease, book.at(lease.address()).orElse(null)).ifPresent(before -> {
            hold(lease.address());
            book.restore(lease.address(), before.orElse(null));
            if (offers.at(lease.address()) == null) {
                settle(lease.address(), before.orElse(null));
            }
        });
    }

    /**
     * Keeps the address for the client, because the disk may have the lease; nothing is promised of it, nor of the
     * addresses that the client was to leave. A renewal takes nothing from what was promised before.
     */
    void leaveOpen(Lease lease, Instant now) {
        if (uncommitted
                .before(lease.address())
                .filter(before -> isRenewal(before, lease, now))
                .isPresent()) {
            takeBack(lease);
        } else {
            takeBackLeftFor(lease);
            uncommitted.doubted(lease, book.at(lease.address()).orElse(null));
        }
    }

    private boolean isRenewal(Lease before, Lease lease, Instant now) {
        return before.state() == Lease.State.BOUND
                && lease.state() == Lease.State.BOUND
                && keys.of(before).equals(keys.of(lease))
                && before.expires().isAfter(now)
                && !before.expires().isAfter(lease.expires());
    }

    private void takeBackLeftFor(Lease lease) {
        if (lease == book.at(lease.address()).orElse(null)) {
            uncommitted.left(lease.address()).forEach(this::takeBackLeft);
        }
    }

    private void takeBackLeft(Lease left) {
        Ip4 address = left.address();
        boolean free = offers.at(address) == null
                && book.at(address)
                        .filter(now -> now.state() == Lease.State.RELEASED
                                && keys.of(now).equals(keys.of(left)))
                        .isPresent();
        if (free) {
            hold(address);
            book.put(left);
            settle(address, left);
        }
    }

    /** Ends the leases that this client left on data sides, because it is now on its voice VLAN, at this address. */
    List<Lease> leaveDataSides(Exchange query, Ip4 address) {
        if (query.scope().scopePolicy().voiceVlan() > 0 || !scopes.haveDataSide()) {
            return List.of();
        }
        return leave(query, address, this::isOnDataSide, this::enter);
    }

    /** Ends the client's other leases in the same subnet, because it has one address there. */
    List<Lease> leaveFormer(Exchange query, Ip4 address) {
        return leave(
                query,
                address,
                former -> !former.equals(address) && query.subnet().contains(former),
                this::take);
    }

    private List<Lease> leave(Exchange query, Ip4 address, Predicate<Ip4> which, Consumer<Lease> way) {
        List<Lease> left = book.addressesOf(query.client().mac()).stream()
                .filter(which)
                .flatMap(former -> book.at(former).stream())
                .filter(lease -> lease.state() == Lease.State.BOUND && keys.holds(query.client(), lease))
                .toList();
        uncommitted.leaves(address, left);
        List<Lease> freed =
                left.stream().map(lease -> lease.released(query.now())).toList();
        freed.forEach(way);
        return freed;
    }

    private boolean isOnDataSide(Ip4 address) {
        return scopes.around(address)
                .filter(served -> served.scope().scopePolicy().voiceVlan() > 0)
                .isPresent();
    }

    /**
     * Lets the offers to the client give way like a stranger's, because a message says that it took another server's.
     * They stay otherwise: anyone can send such a message in the client's name.
     */
    void doubt(Exchange query) {
        if (query.served() != null) {
            query.served()
                    .network()
                    .forEach(each ->
                            doubt(query.in(each), offers.to(query.in(each).keyed())));
        }
    }

    private void doubt(Exchange query, PendingOffers.Offer offer) {
        if (offer != null) {
            offers.yields(offer, offers.strangers().origin(query));
        }
    }

    private void withdraw(KeyedClient client) {
        PendingOffers.Offer offer = offers.to(client);
        if (offer != null) {
            offers.remove(offer);
            settle(offer.address(), book.at(offer.address()).orElse(null));
        }
    }

    /** Removes the offers whose time is over. */
    void expireOffers(Instant now) {
        for (PendingOffers.Offer offer = offers.lapsed(now); offer != null; offer = offers.lapsed(now)) {
            offers.remove(offer);
            settle(offer.address(), book.at(offer.address()).orElse(null));
        }
    }

    private void hold(Ip4 address) {
        scopes.around(address)
                .ifPresent(served -> served.hold(address, book.at(address).orElse(null)));
    }

    private void settle(Ip4 address, Lease lease) {
        scopes.around(address).ifPresent(served -> served.settle(address, lease));
    }
}
