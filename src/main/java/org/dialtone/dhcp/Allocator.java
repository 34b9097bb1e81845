package org.dialtone.dhcp;

import java.util.Optional;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;

/** Decides which address a client may have (RFC 2131 section 4.3.1). */
final class Allocator {

    private final AddressClaims claims;
    private final LeaseBindings bindings;
    private final SpareAddresses spares;

    Allocator(AddressClaims claims, LeaseBindings bindings, SpareAddresses spares) {
        this.claims = claims;
        this.bindings = bindings;
        this.spares = spares;
    }

    /** Finds an address and keeps it for the client; gives the same address again while its offer lasts. */
    Optional<Ip4> offer(Exchange query) {
        Ip4 address = choose(query);
        if (address != null) {
            bindings.keep(query, address, spares.origin(query.at(address), address));
            if (!ProbedAddresses.canAsk(query.at(address).scope())) {
                bindings.lift(address, query.now());
            }
        }
        return Optional.ofNullable(address);
    }

    /** Why no address is found for the client: none is left, or what is left is kept for the site's phones. */
    Grounds none(Exchange query) {
        boolean left = query.onLink(spares::keptFree) != null;
        return Grounds.of(left ? Reason.POOL_KEPT : Reason.POOL_EMPTY)
                .with(Detail.SCOPE, query.scope().name());
    }

    /** Why the client may not have the address; empty where it may. */
    Optional<Grounds> refusal(Exchange query, Ip4 address) {
        if (!query.subnet().contains(address)) {
            return Optional.of(bindings.scopes()
                    .around(address)
                    .map(other -> about(Reason.OF_OTHER_SCOPE, address)
                            .with(Detail.OTHER_SCOPE, other.scope().name())
                            .with(Detail.SCOPE, query.scope().name()))
                    .orElseGet(() -> about(Reason.OF_NO_SUBNET, address)));
        }
        Ip4 reserved = claims.reserved(query);
        if (reserved != null && !reserved.equals(address)) {
            return Optional.of(Grounds.of(Reason.ANOTHER_RESERVED).with(Detail.THERE, reserved));
        }
        if (claims.isOfBox(address)) {
            return Optional.of(about(Reason.OF_THE_BOX, address));
        }
        ReservedFor owner = claims.owner(address);
        if (owner != null
                && (query.reservation() == null
                        || !owner.equals(query.reservation().holder()))) {
            return Optional.of(about(Reason.RESERVED_FOR_OTHER, address).with(Detail.OWNER, owner.toString()));
        }
        return claims.held(query, address)
                .or(() -> owner == null && !query.served().gives(query, address) || query.isBarred(address)
                        ? Optional.of(about(Reason.IN_NO_POOL, address)
                                .with(Detail.SCOPE, query.scope().name()))
                        : Optional.empty());
    }

    private static Grounds about(Reason reason, Ip4 address) {
        return Grounds.of(reason).with(Detail.ASKED, address);
    }

    /**
     * Chooses an address, the client's own first; takes an ended lease from another client only where no address of the
     * link is free.
     */
    private Ip4 choose(Exchange query) {
        Ip4 address = claims.reserved(query);
        address = address != null ? address : query.onLink(each -> fine(each, claims.onRecord(each)));
        address = address != null ? address : query.onLink(each -> fine(each, claims.offered(each)));
        address = address != null ? address : query.onLink(each -> fine(each, spares.wished(each)));
        address = address != null ? address : query.onLink(spares::free);
        address = address != null ? address : query.onLink(spares::ended);
        address = address != null ? address : query.onLink(spares::offered);
        address = address != null ? address : query.onLink(each -> fine(each, spares.givenBack(each)));
        return address != null ? address : query.onLink(spares::declined);
    }

    /** The address where the client may have it, else null. */
    private Ip4 fine(Exchange query, Ip4 address) {
        return address != null && refusal(query, address).isEmpty() ? address : null;
    }
}
