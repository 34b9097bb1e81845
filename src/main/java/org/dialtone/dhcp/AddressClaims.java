package org.dialtone.dhcp;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Tells what a client has of an address, a reservation, a lease or an offer, and what others have of it. */
final class AddressClaims {

    private final ClientAdmission admission;
    private final ClientLookup directory;
    private final LeaseBook book;
    private final PendingOffers offers;
    private final Probing probing;
    private final ClientKeys keys;
    private final Set<Ip4> own;

    /** @param own the addresses of the box */
    AddressClaims(
            ClientAdmission admission,
            ClientLookup directory,
            LeaseBook book,
            PendingOffers offers,
            Probing probing,
            ClientKeys keys,
            Set<Ip4> own) {
        this.admission = admission;
        this.directory = directory;
        this.book = book;
        this.offers = offers;
        this.probing = probing;
        this.keys = keys;
        this.own = own;
    }

    /** Whether the address is the box's own, on any interface. */
    boolean isOfBox(Ip4 address) {
        return own.contains(address);
    }

    /** The holder of the address's reservation, or null. */
    ReservedFor owner(Ip4 address) {
        return directory.owner(address);
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

    /** Whether this client has the address now, or has an offer of it. */
    boolean isWith(Exchange query, Ip4 address) {
        return isOffered(query, address) || lives(query, address);
    }

    /**
     * The client's present address, where a former address is no longer its own; empty where this address is its own or
     * is on offer to it.
     */
    Optional<Ip4> livesElsewhere(Exchange query, Ip4 address) {
        boolean here = isOffered(query, address) || address.equals(reservedFor(query)) || lives(query, address);
        return here
                ? Optional.empty()
                : book.addressesOf(query.client().mac()).stream()
                        .filter(other ->
                                !other.equals(address) && query.subnet().contains(other))
                        .filter(other -> lives(query, other))
                        .findFirst();
    }

    private boolean lives(Exchange query, Ip4 address) {
        return book.living(address, query.now())
                .filter(lease -> keys.holds(query.client(), lease))
                .isPresent();
    }

    /**
     * Whether the site lists the client by its MAC, as a phone or in a reservation. An identifier or a port doesn't
     * count, because any number of made-up devices can have the same; of several clients on one MAC the first counts.
     */
    boolean isListed(Exchange query) {
        boolean byMac = query.reservation() != null && query.reservation().holder() instanceof ReservedFor.Mac
                || admission.phones().contains(query.client().mac());
        return byMac && !isFurther(query);
    }

    /** Whether another client on this MAC has an address in the scope, or an offer of one. */
    private boolean isFurther(Exchange query) {
        return query.scope().scopePolicy().clientKey() == ClientKey.IDENTIFIER
                && Stream.concat(
                                book.addressesOf(query.client().mac()).stream()
                                        .flatMap(address -> book.living(address, query.now()).stream())
                                        .filter(lease -> !keys.holds(query.client(), lease))
                                        .map(Lease::address),
                                offers.toDevice(query.client().mac()).filter(address -> !isOffered(query, address)))
                        .anyMatch(query.subnet()::contains);
    }

    /** Whether a client has the address now, this one or another. */
    boolean isLeased(Exchange query, Ip4 address) {
        return book.living(address, query.now()).isPresent();
    }

    /** Whether the box has a reservation or a lease of this client on this link. */
    boolean knows(Exchange query) {
        return query.onLink(this::reservedFor) != null || query.onLink(this::onRecord) != null;
    }

    /** The address reserved for the client on this link, where no other device uses it; or null. */
    Ip4 reserved(Exchange query) {
        return query.onLink(this::reservedFor);
    }

    /** The address reserved for the client in this scope; null where none is, or where another device uses it. */
    Ip4 reservedFor(Exchange query) {
        Reservation reservation = query.reservation();
        Ip4 address = reservation == null ? null : reservation.address();
        return address != null
                        && query.subnet().contains(address)
                        && !query.isBarred(address)
                        && !isOfBox(address)
                        && held(query, address).isEmpty()
                ? address
                : null;
    }

    /** The address of the client's last lease in this scope, or null. */
    Ip4 onRecord(Exchange query) {
        Lease lease = query.scope().scopePolicy().clientKey() == ClientKey.IDENTIFIER
                ? book.leaseByIdentifier(query.client(), query.subnet())
                : book.leaseOf(query.client(), query.subnet());
        return lease == null ? null : lease.address();
    }

    private Optional<Lease> onRecord(Ip4 address) {
        return book.at(address).filter(lease -> lease.state() != Lease.State.DECLINED);
    }

    /** The address on offer to the client in this scope, or null. */
    Ip4 offered(Exchange query) {
        PendingOffers.Offer offer = offers.to(query.keyed());
        return offer == null ? null : offer.address();
    }

    private boolean isOffered(Exchange query, Ip4 address) {
        PendingOffers.Offer offer = offers.at(address);
        return offer != null && offer.client().equals(keys.of(query.client(), address));
    }

    /** Whether a client has the address, or it is in quarantine. */
    boolean isHeld(Exchange query, Ip4 address) {
        return book.isHeld(address, query.now());
    }

    /** Why the address is not free for this client: another has it, or it is in quarantine. Empty where it is free. */
    Optional<Grounds> held(Exchange query, Ip4 address) {
        if (hasDeclined(query, address)) {
            return Optional.of(about(Reason.DECLINED_BEFORE, address));
        }
        if (book.quarantine(address, query.now()).isPresent()
                && !probing.isUsedBy(address, query.client().mac())) {
            return Optional.of(about(Reason.FOUND_IN_USE, address));
        }
        Optional<Lease> living = book.living(address, query.now());
        if (living.filter(lease -> keys.holds(query.client(), lease)).isPresent()) {
            return Optional.empty();
        }
        if (living.filter(lease -> !mayTake(query, lease)).isPresent()) {
            MacAddress mac = living.get().mac();
            Reason reason = mac.equals(query.client().mac()) ? Reason.LEASED_TO_OTHER_CLIENT : Reason.LEASED_TO_OTHER;
            return Optional.of(about(reason, address).with(Detail.HOLDER, mac));
        }
        return offers.at(address) == null || isOffered(query, address)
                ? Optional.empty()
                : Optional.of(about(Reason.ON_OFFER, address));
    }

    private static Grounds about(Reason reason, Ip4 address) {
        return Grounds.of(reason).with(Detail.ASKED, address);
    }

    /**
     * Bars also those addresses in quarantine that this client has just declined, or where another device has just
     * answered.
     */
    boolean isBarred(Exchange query, Ip4 address) {
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

    /**
     * Whether the client may take the holder's address once nobody answers there: somebody gave it back, or the client
     * has the holder's identifier. For a device that the site lists only the site decides which device it is.
     */
    private boolean mayTake(Exchange query, Lease lease) {
        boolean left = probing.releases().has(lease.address()) || query.client().claims(lease);
        return left
                && admission.mayBeOne(lease.mac(), query.client().mac())
                && probing.mayBeLeft(query, lease.address());
    }

    /**
     * The address that the client asks for; null where a phone of the site had it last, which may only be off: others
     * get such an address when no other is left.
     */
    Ip4 wished(Exchange query) {
        Ip4 address = query.asked();
        return mayGetFrom(query, address) ? address : null;
    }

    /** Whether no listed phone has the address that this client isn't. */
    private boolean mayGetFrom(Exchange query, Ip4 address) {
        return onRecord(address)
                .filter(lease -> !admission.mayBeOne(lease.mac(), query.client().mac()))
                .isEmpty();
    }

    /** Whether a phone of the site has the address. */
    boolean isOfPhone(Ip4 address) {
        return onRecord(address)
                .filter(lease -> admission.phones().contains(lease.mac()))
                .isPresent();
    }

    /** An address in this scope that somebody gave back, whether or not the box has found it free; or null. */
    Ip4 givenBack(Exchange query) {
        for (Ip4 address : probing.releases().all()) {
            if (query.subnet().contains(address) && !isBarred(query, address) && mayGetFrom(query, address)) {
                return address;
            }
        }
        return null;
    }
}
