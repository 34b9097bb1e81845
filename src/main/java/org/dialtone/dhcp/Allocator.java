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
import org.dialtone.net.MacAddress;

/** Decides which address a client may have (RFC 2131 section 4.3.1). */
final class Allocator {

    /** How long an offered address waits for its REQUEST; clients choose among offers for up to 30 s. */
    static final Duration OFFER_LASTS = Duration.ofSeconds(45);

    private final LeaseBook book;
    private final PendingOffers offers;
    private final ClientLookup directory;
    private final Probing probing;
    private final UncommittedLeases uncommitted;
    private final ScopeIndex scopes;
    private final ClientKeys keys;
    private final Set<Ip4> own;
    private final ClientAdmission admission;

    /** @param own the addresses of the box */
    Allocator(
            DhcpPlan plan,
            ClientLookup directory,
            LeaseBook book,
            PendingOffers offers,
            Probing probing,
            UncommittedLeases uncommitted,
            Set<Ip4> own) {
        this.own = own;
        admission = plan.admission();
        this.book = book;
        this.offers = offers;
        this.directory = directory;
        this.probing = probing;
        this.uncommitted = uncommitted;
        scopes = new ScopeIndex(plan.scopes().stream()
                .map(scope -> ServedScope.of(scope, never(plan, scope)))
                .toList());
        keys = new ClientKeys(plan, scopes, directory);
        book.leases().forEach(lease -> settle(lease.address(), lease));
        offers.all().forEach(offer -> hold(offer.address()));
    }

    ScopeIndex scopes() {
        return scopes;
    }

    ClientKeys keys() {
        return keys;
    }

    /** Finds an address and keeps it for the client; gives the same address again while its offer lasts. */
    Optional<Ip4> offer(Exchange query) {
        Ip4 address = choose(query);
        if (address != null) {
            keep(query, address);
            if (!ProbedAddresses.canAsk(query.at(address).scope())) {
                lift(address, query.now());
            }
        }
        return Optional.ofNullable(address);
    }

    /** Keeps the address for a client that waits for its probe, unless the client waits for another address. */
    void await(Exchange query, Ip4 address) {
        if (offers.to(keys.of(query.client(), address)) == null) {
            keep(query, address);
        }
    }

    private void keep(Exchange query, Ip4 address) {
        KeyedClient client = keys.of(query.client(), address);
        withdraw(client);
        offers.put(new PendingOffers.Offer(client, address, query.now().plus(OFFER_LASTS)));
        hold(address);
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

    /** Why the client may not have the address; empty where it may. */
    Optional<String> refusal(Exchange query, Ip4 address) {
        if (!query.subnet().contains(address)) {
            return Optional.of("asked for " + address + ", which belongs to "
                    + scopes.around(address)
                            .map(other -> "scope " + other.scope().name() + ", not to "
                                    + query.scope().name())
                            .orElse("no subnet here"));
        }
        Ip4 reserved = onLink(query, this::reservedFor);
        if (reserved != null && !reserved.equals(address)) {
            return Optional.of(reserved + " is reserved for this client");
        }
        if (own.contains(address)) {
            return Optional.of(address + " is the box's own");
        }
        ReservedFor owner = directory.owner(address);
        if (owner != null
                && (query.reservation() == null
                        || !owner.equals(query.reservation().holder()))) {
            return Optional.of(address + " is reserved for " + owner);
        }
        return held(query, address)
                .or(() -> owner == null && !query.served().gives(query, address) || query.isBarred(address)
                        ? Optional.of(
                                address + " is in no pool of " + query.scope().name() + " for this client")
                        : Optional.empty());
    }

    /** Whether this client had this address, or was to have it, by a reservation or by a lease that may have ended. */
    boolean owns(Exchange query, Ip4 address) {
        return isOwn(query, address)
                || onRecord(address).filter(query.client()::claims).isPresent();
    }

    /** As {@link #owns}, but without the leases of other devices that sent the client's identifier. */
    boolean isOwn(Exchange query, Ip4 address) {
        return address.equals(reservedFor(query))
                || onRecord(address)
                        .filter(lease -> keys.holds(query.client(), lease))
                        .isPresent();
    }

    /**
     * Whether the client may select this address, because the box offered it or the client has it (RFC 2131
     * section 4.3.2).
     */
    boolean isPromised(Exchange query, Ip4 address) {
        return isOffered(query, address) || isOwn(query, address);
    }

    /**
     * The client's present address, where a former address is no longer its own; empty where this address is its own or
     * is on offer to it.
     */
    Optional<Ip4> livesElsewhere(Exchange query, Ip4 address) {
        boolean here = isOffered(query, address)
                || address.equals(reservedFor(query))
                || book.living(address, query.now())
                        .filter(lease -> keys.holds(query.client(), lease))
                        .isPresent();
        return here
                ? Optional.empty()
                : book.addressesOf(query.client().mac()).stream()
                        .filter(other ->
                                !other.equals(address) && query.subnet().contains(other))
                        .filter(other -> book.living(other, query.now())
                                .filter(lease -> keys.holds(query.client(), lease))
                                .isPresent())
                        .findFirst();
    }

    private Optional<Lease> onRecord(Ip4 address) {
        return book.at(address).filter(lease -> lease.state() != Lease.State.DECLINED);
    }

    private boolean isOffered(Exchange query, Ip4 address) {
        PendingOffers.Offer offer = offers.at(address);
        return offer != null && offer.client().equals(keys.of(query.client(), address));
    }

    /** Whether the box has a reservation or a lease of this client on this link. */
    boolean knows(Exchange query) {
        return onLink(query, this::reservedFor) != null || onLink(query, this::onRecord) != null;
    }

    /** Whether this client has the address now, or has an offer of it. */
    boolean isWith(Exchange query, Ip4 address) {
        return isOffered(query, address)
                || book.living(address, query.now())
                        .filter(lease -> keys.holds(query.client(), lease))
                        .isPresent();
    }

    /** Enters the lease and removes the offers to its client. */
    void enter(Lease lease) {
        probing.settled(lease.address());
        withdraw(keys.of(lease));
        take(lease);
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

    /** Puts the address back as it was before: the disk refused the lease, so no client was told of it. */
    void takeBack(Lease lease) {
        uncommitted.refused(lease, book.at(lease.address()).orElse(null)).ifPresent(before -> {
            hold(lease.address());
            book.restore(lease.address(), before.orElse(null));
            if (offers.at(lease.address()) == null) {
                settle(lease.address(), before.orElse(null));
            }
        });
    }

    /** The address reserved for the client on this link, where no other device uses it. */
    Optional<Ip4> reserved(Exchange query) {
        return Optional.ofNullable(onLink(query, this::reservedFor));
    }

    /** Ends the leases that this client left on data sides, because it is now on its voice VLAN. */
    List<Lease> leaveDataSides(Exchange query) {
        if (query.scope().scopePolicy().voiceVlan() > 0 || !scopes.haveDataSide()) {
            return List.of();
        }
        List<Lease> freed = book.addressesOf(query.client().mac()).stream()
                .filter(this::isOnDataSide)
                .flatMap(address -> book.at(address).stream())
                .filter(lease -> lease.state() == Lease.State.BOUND && keys.holds(query.client(), lease))
                .map(lease -> lease.released(query.now()))
                .toList();
        freed.forEach(this::enter);
        return freed;
    }

    /** Ends the client's other leases in the same subnet, because it has one address there. */
    List<Lease> leaveFormer(Exchange query, Ip4 address) {
        List<Lease> freed = book.addressesOf(query.client().mac()).stream()
                .filter(former -> !former.equals(address) && query.subnet().contains(former))
                .flatMap(former -> book.at(former).stream())
                .filter(lease -> lease.state() == Lease.State.BOUND && keys.holds(query.client(), lease))
                .map(lease -> lease.released(query.now()))
                .toList();
        freed.forEach(this::take);
        return freed;
    }

    private boolean isOnDataSide(Ip4 address) {
        return scopes.around(address)
                .filter(served -> served.scope().scopePolicy().voiceVlan() > 0)
                .isPresent();
    }

    /** Removes the offers to the client. */
    void withdraw(Exchange query) {
        Client client = query.client();
        if (query.served() == null) {
            withdraw(ClientKey.HARDWARE.of(client.mac(), client.clientId()));
        } else {
            query.served().network().forEach(each -> withdraw(keyed(query.in(each))));
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

    /**
     * Chooses an address, the client's own first; takes an ended lease from another client only where no address of the
     * link is free.
     */
    private Ip4 choose(Exchange query) {
        Ip4 address = onLink(query, this::reservedFor);
        address = address != null ? address : onLink(query, this::kept);
        address = address != null ? address : onLink(query, this::offered);
        address = address != null ? address : onLink(query, each -> isFine(each, each.asked()) ? each.asked() : null);
        address =
                address != null ? address : onLink(query, each -> each.served().free(each));
        address =
                address != null ? address : onLink(query, each -> each.served().ended(each));
        return address != null
                ? address
                : onLink(query, each -> each.served().declined(each, other -> isBarred(each, other)));
    }

    /**
     * Bars also those addresses in quarantine that this client has just declined, or where another device has just
     * answered.
     */
    private boolean isBarred(Exchange query, Ip4 address) {
        return query.isBarred(address)
                || hasDeclined(query, address)
                || probing.wasJustFoundInUse(address, query.now())
                        && !probing.isUsedBy(address, query.client().mac());
    }

    private boolean hasDeclined(Exchange query, Ip4 address) {
        return book.at(address)
                        .filter(lease -> lease.state() == Lease.State.DECLINED
                                && query.client().isDeviceOf(lease))
                        .filter(lease ->
                                lease.since().plus(Quarantines.UNCONFIRMED).isAfter(query.now()))
                        .isPresent()
                && !probing.isUsedBy(address, query.client().mac());
    }

    /** The first address that is found in the scopes of the link, beginning with the scope that the message came to. */
    private static Ip4 onLink(Exchange query, Function<Exchange, Ip4> way) {
        for (ServedScope each : query.served().network()) {
            Ip4 found = way.apply(query.in(each));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The client, as the scope of the query tells it from others. */
    private static KeyedClient keyed(Exchange query) {
        return query.scope()
                .scopePolicy()
                .clientKey()
                .of(query.client().mac(), query.client().clientId());
    }

    private static boolean isByIdentifier(Exchange query) {
        return query.scope().scopePolicy().clientKey() == ClientKey.IDENTIFIER;
    }

    private Ip4 onRecord(Exchange query) {
        Lease lease = isByIdentifier(query)
                ? book.leaseByIdentifier(query.client(), query.subnet())
                : book.leaseOf(query.client(), query.subnet());
        return lease == null ? null : lease.address();
    }

    private Ip4 kept(Exchange query) {
        Ip4 address = onRecord(query);
        return address != null && isFine(query, address) ? address : null;
    }

    private Ip4 offered(Exchange query) {
        PendingOffers.Offer offer = offers.to(keyed(query));
        return offer != null && isFine(query, offer.address()) ? offer.address() : null;
    }

    private boolean isFine(Exchange query, Ip4 address) {
        return refusal(query, address).isEmpty();
    }

    private Optional<String> held(Exchange query, Ip4 address) {
        if (hasDeclined(query, address)) {
            return Optional.of(address + " was declined by this client");
        }
        if (book.quarantine(address, query.now()).isPresent()
                && !probing.isUsedBy(address, query.client().mac())) {
            return Optional.of(address + " was found in use by another device");
        }
        Optional<Lease> living = book.living(address, query.now());
        if (living.filter(lease -> keys.holds(query.client(), lease)).isPresent()) {
            return Optional.empty();
        }
        if (living.filter(lease -> !mayTake(query, lease)).isPresent()) {
            MacAddress mac = living.get().mac();
            return Optional.of(
                    address + " belongs to " + (mac.equals(query.client().mac()) ? "another client on " + mac : mac));
        }
        return offers.at(address) == null || isOffered(query, address)
                ? Optional.empty()
                : Optional.of(address + " is on offer to another client");
    }

    /**
     * Whether a client with the holder's identifier may take its address: it may where the holder is silent. For a
     * device that the site lists only the site decides which device it is.
     */
    private boolean mayTake(Exchange query, Lease lease) {
        return query.client().claims(lease)
                && admission.mayBeOne(lease.mac(), query.client().mac())
                && probing.mayBeLeft(query, lease.address());
    }

    /** The address reserved for the client in this scope; null where none is, or where another device uses it. */
    private Ip4 reservedFor(Exchange query) {
        Reservation reservation = query.reservation();
        Ip4 address = reservation == null ? null : reservation.address();
        return address != null
                        && query.subnet().contains(address)
                        && !query.isBarred(address)
                        && !own.contains(address)
                        && held(query, address).isEmpty()
                ? address
                : null;
    }

    private Collection<Ip4> never(DhcpPlan plan, Scope scope) {
        var never = directory.reservedAddresses().stream()
                .filter(scope.subnet()::contains)
                .collect(Collectors.toSet());
        own.stream().filter(scope.subnet()::contains).forEach(never::add);
        if (plan.serverAddress() != null) {
            never.add(plan.serverAddress());
        }
        return List.copyOf(never);
    }

    private void hold(Ip4 address) {
        scopes.around(address)
                .ifPresent(served -> served.hold(address, book.at(address).orElse(null)));
    }

    private void settle(Ip4 address, Lease lease) {
        scopes.around(address).ifPresent(served -> served.settle(address, lease));
    }
}
