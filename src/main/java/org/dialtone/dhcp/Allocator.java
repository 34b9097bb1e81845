package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    private final Underway underway;
    private final ScopeIndex scopes;
    private final Set<Ip4> own;

    /** @param own addresses of the box */
    Allocator(DhcpPlan plan, Directory directory, LeaseBook book, Offers offers, Probing probing, Underway underway, Set<Ip4> own) {
        this.own = own;
        this.book = book;
        this.offers = offers;
        this.directory = directory;
        this.probing = probing;
        this.underway = underway;
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
        if (!query.subnet().contains(address)) {
            return Optional.of("asked for " + address + ", which belongs to "
                    + scopes.around(address).map(other -> "scope " + other.scope().name() + ", not to " + query.scope().name()).orElse("no subnet here"));
        }
        Ip4 reserved = onLink(query, this::reservedFor);
        if (reserved != null && !reserved.equals(address)) {
            return Optional.of(reserved + " is reserved for this client");
        }
        if (own.contains(address)) {
            return Optional.of(address + " is the box's own");
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

    /** Whether anything is on record of this client on this link. */
    boolean knows(Query query) {
        return onLink(query, this::reservedFor) != null || onLink(query, this::onRecord) != null;
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
        underway.begun(lease, book.put(lease));
        settle(lease.address(), lease);
    }

    /** The disk refused the lease, so nobody was told of it: the address is with whom it was before. */
    void takeBack(Lease lease) {
        underway.refused(lease, book.at(lease.address()).orElse(null)).ifPresent(before -> {
            hold(lease.address());
            book.restore(lease.address(), before.orElse(null));
            if (offers.at(lease.address()) == null) {
                settle(lease.address(), before.orElse(null));
            }
        });
    }

    /** What is reserved for the client on this link, where no other device sits on it. */
    Optional<Ip4> reserved(Query query) {
        return Optional.ofNullable(onLink(query, this::reservedFor));
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

    /** The client's own first; an ended lease is taken from another only where no address of the link is free. */
    private Ip4 choose(Query query) {
        Ip4 address = onLink(query, this::reservedFor);
        address = address != null ? address : onLink(query, this::kept);
        address = address != null ? address : onLink(query, this::offered);
        address = address != null ? address : onLink(query, each -> isFine(each, each.asked()) ? each.asked() : null);
        address = address != null ? address : onLink(query, each -> each.served().free(each));
        return address != null ? address : onLink(query, each -> each.served().ended(each));
    }

    /** The first that is found in the scopes of the link, beginning with the one that the message came to. */
    private static Ip4 onLink(Query query, Function<Query, Ip4> way) {
        for (ServedScope each : query.served().network()) {
            Ip4 found = way.apply(query.in(each));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Ip4 onRecord(Query query) {
        Lease lease = book.leaseOf(query.client(), query.subnet());
        return lease == null ? null : lease.address();
    }

    private Ip4 kept(Query query) {
        Ip4 address = onRecord(query);
        return address != null && isFine(query, address) ? address : null;
    }

    private Ip4 offered(Query query) {
        Offers.Offer offer = offers.to(query.client().key());
        return offer != null && isFine(query, offer.address()) ? offer.address() : null;
    }

    private boolean isFine(Query query, Ip4 address) {
        return refusal(query, address).isEmpty();
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
        return address != null && query.subnet().contains(address) && !query.isBarred(address) && !own.contains(address)
                && held(query, address).isEmpty() ? address : null;
    }

    private Collection<Ip4> never(DhcpPlan plan, Scope scope) {
        var never = directory.reservedAddresses().stream().filter(scope.subnet()::contains).collect(Collectors.toSet());
        own.stream().filter(scope.subnet()::contains).forEach(never::add);
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
