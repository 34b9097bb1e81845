package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;

/** Which address a client may have (RFC 2131 section 4.3.1). */
final class Allocator {

    /** How long an offered address waits for its REQUEST; clients choose among offers for up to 30 s. */
    static final Duration OFFER_LASTS = Duration.ofSeconds(45);

    private final LeaseBook book;
    private final Offers offers;
    private final Directory directory;
    private final Probing probing;
    private final ScopeIndex scopes;

    Allocator(DhcpPlan plan, Directory directory, LeaseBook book, Offers offers, Probing probing) {
        this.book = book;
        this.offers = offers;
        this.directory = directory;
        this.probing = probing;
        scopes = new ScopeIndex(plan.scopes().stream()
                .map(scope -> ServedScope.of(scope, never(plan, scope))).toList());
        book.leases().forEach(lease -> settle(lease.address(), lease));
        offers.all().forEach(offer -> hold(offer.address()));
    }

    ScopeIndex scopes() {
        return scopes;
    }

    /** Finds an address and keeps it for the client; the same again while an offer stands. */
    Optional<Ip4> offer(Query query) {
        Ip4 address = choose(query);
        if (address != null) {
            withdraw(query.client().key());
            offers.put(new Offers.Offer(query.client().key(), query.client().mac(), address, query.now().plus(OFFER_LASTS)));
            hold(address);
        }
        return Optional.ofNullable(address);
    }

    /** Why the client may not have the address; empty where it may. */
    Optional<String> refusal(Query query, Ip4 address) {
        Ip4 own = reservedFor(query);
        if (own != null && !own.equals(address)) {
            return Optional.of(own + " is reserved for this client");
        }
        ReservedFor owner = directory.owner(address);
        if (owner != null && (query.reservation() == null || !owner.equals(query.reservation().holder()))) {
            return Optional.of(address + " is reserved for " + owner);
        }
        return held(query, address).or(() -> owner == null && !query.served().gives(query, address) || query.isBarred(address)
                ? Optional.of(address + " is in no pool of " + query.scope().name() + " for this client") : Optional.empty());
    }

    /** Whether a reservation or a lease says that this client had, or was to have, this address. */
    boolean owns(Query query, Ip4 address) {
        return address.equals(reservedFor(query))
                || book.at(address).filter(lease -> lease.state() != Lease.State.DECLINED).filter(query.client()::holds).isPresent();
    }

    /** Whether anything is on record of this client in this scope. */
    boolean knows(Query query) {
        return reservedFor(query) != null || book.leaseOf(query.client(), query.subnet()) != null;
    }

    /** Whether the address was given, or is on offer, to this client. */
    boolean isWith(Query query, Ip4 address) {
        Offers.Offer offer = offers.at(address);
        return owns(query, address) || offer != null && offer.client().equals(query.client().key());
    }

    /** Enters the lease; offers to its client are done with. */
    void enter(Lease lease) {
        probing.settled(lease.address());
        withdraw(ClientKey.of(lease.clientId(), lease.mac()));
        take(lease);
    }

    /** As {@link #enter}, of an address that is not given but found in use: nobody's wishes are met by it. */
    void take(Lease lease) {
        offers.remove(offers.at(lease.address()));
        hold(lease.address());
        book.put(lease);
        settle(lease.address(), lease);
    }

    /** What is reserved for the client here, where no other device sits on it. */
    Optional<Ip4> reserved(Query query) {
        return Optional.ofNullable(reservedFor(query));
    }

    /** Ends the leases that this device left on data sides, now that it is on its voice VLAN. */
    List<Lease> leaveDataSides(Query query) {
        if (query.scope().conduct().voiceVlan() > 0 || !scopes.haveDataSide()) {
            return List.of();
        }
        List<Lease> freed = book.addressesOf(query.client().mac()).stream().filter(this::isOnDataSide)
                .flatMap(address -> book.at(address).stream()).filter(lease -> lease.state() == Lease.State.BOUND)
                .map(lease -> lease.released(query.now())).toList();
        freed.forEach(this::enter);
        return freed;
    }

    private boolean isOnDataSide(Ip4 address) {
        return scopes.around(address).filter(served -> served.scope().conduct().voiceVlan() > 0).isPresent();
    }

    /** Takes back what is on offer to the client. */
    void withdraw(ClientKey client) {
        Offers.Offer offer = offers.to(client);
        if (offer != null) {
            offers.remove(offer);
            settle(offer.address(), book.at(offer.address()).orElse(null));
        }
    }

    /** Takes back the offers whose time is over. */
    void expireOffers(Instant now) {
        for (Offers.Offer offer = offers.lapsed(now); offer != null; offer = offers.lapsed(now)) {
            offers.remove(offer);
            settle(offer.address(), book.at(offer.address()).orElse(null));
        }
    }

    private Ip4 choose(Query query) {
        Ip4 own = reservedFor(query);
        if (own != null) {
            return own;
        }
        Lease lease = book.leaseOf(query.client(), query.subnet());
        if (lease != null && refusal(query, lease.address()).isEmpty()) {
            return lease.address();
        }
        Offers.Offer standing = offers.to(query.client().key());
        if (standing != null && isFine(query, standing.address())) {
            return standing.address();
        }
        if (isFine(query, query.asked())) {
            return query.asked();
        }
        return query.served().fresh(query);
    }

    private boolean isFine(Query query, Ip4 address) {
        return query.subnet().contains(address) && refusal(query, address).isEmpty();
    }

    private Optional<String> held(Query query, Ip4 address) {
        Lease lease = book.at(address).orElse(null);
        if (lease != null && book.isHeld(address, query.now())) {
            if (lease.state() == Lease.State.DECLINED && !probing.isUsedBy(address, query.client().mac())) {
                return Optional.of(address + " was found in use by another device");
            }
            if (lease.state() != Lease.State.DECLINED && !query.client().holds(lease)) {
                return Optional.of(address + " belongs to " + lease.mac());
            }
        }
        Offers.Offer offer = offers.at(address);
        return offer == null || offer.client().equals(query.client().key()) ? Optional.empty()
                : Optional.of(address + " is on offer to another client");
    }

    /** Null where nothing is reserved in this scope, or where another device sits on it. */
    private Ip4 reservedFor(Query query) {
        Reservation reservation = query.reservation();
        Ip4 address = reservation == null ? null : reservation.address();
        return address != null && query.subnet().contains(address) && !query.isBarred(address)
                && held(query, address).isEmpty() ? address : null;
    }

    private Collection<Ip4> never(DhcpPlan plan, Scope scope) {
        var never = directory.reservedAddresses().stream().filter(scope.subnet()::contains).collect(Collectors.toSet());
        if (plan.serverAddress() != null) {
            never.add(plan.serverAddress());
        }
        return List.copyOf(never);
    }

    private void hold(Ip4 address) {
        scopes.around(address).ifPresent(served -> served.hold(address, book.at(address).orElse(null)));
    }

    private void settle(Ip4 address, Lease lease) {
        scopes.around(address).ifPresent(served -> served.settle(address, lease));
    }
}
