package org.dialtone.dhcp;

import java.util.Optional;
import org.dialtone.net.Ip4;

/** Decides which address a client may have (RFC 2131 section 4.3.1). */
final class Allocator {

    private final AddressClaims claims;
    private final LeaseBindings bindings;

    Allocator(AddressClaims claims, LeaseBindings bindings) {
        this.claims = claims;
        this.bindings = bindings;
    }

    /** Finds an address and keeps it for the client; gives the same address again while its offer lasts. */
    Optional<Ip4> offer(Exchange query) {
        Ip4 address = choose(query);
        if (address != null) {
            bindings.keep(query, address);
            if (!ProbedAddresses.canAsk(query.at(address).scope())) {
                bindings.lift(address, query.now());
            }
        }
        return Optional.ofNullable(address);
    }

    /** Why the client may not have the address; empty where it may. */
    Optional<String> refusal(Exchange query, Ip4 address) {
        if (!query.subnet().contains(address)) {
            return Optional.of("asked for " + address + ", which belongs to "
                    + bindings.scopes()
                            .around(address)
                            .map(other -> "scope " + other.scope().name() + ", not to "
                                    + query.scope().name())
                            .orElse("no subnet here"));
        }
        Ip4 reserved = claims.reserved(query);
        if (reserved != null && !reserved.equals(address)) {
            return Optional.of(reserved + " is reserved for this client");
        }
        if (claims.isOfBox(address)) {
            return Optional.of(address + " is the box's own");
        }
        ReservedFor owner = claims.owner(address);
        if (owner != null
                && (query.reservation() == null
                        || !owner.equals(query.reservation().holder()))) {
            return Optional.of(address + " is reserved for " + owner);
        }
        return claims.held(query, address)
                .or(() -> owner == null && !query.served().gives(query, address) || query.isBarred(address)
                        ? Optional.of(
                                address + " is in no pool of " + query.scope().name() + " for this client")
                        : Optional.empty());
    }

    /**
     * Chooses an address, the client's own first; takes an ended lease from another client only where no address of the
     * link is free.
     */
    private Ip4 choose(Exchange query) {
        Ip4 address = claims.reserved(query);
        address = address != null ? address : query.onLink(each -> fine(each, claims.onRecord(each)));
        address = address != null ? address : query.onLink(each -> fine(each, claims.offered(each)));
        address = address != null ? address : query.onLink(each -> fine(each, each.asked()));
        address = address != null ? address : query.onLink(each -> each.served().free(each));
        address = address != null ? address : query.onLink(each -> each.served().ended(each));
        return address != null
                ? address
                : query.onLink(each -> each.served().declined(each, other -> claims.isBarred(each, other)));
    }

    /** The address where the client may have it, else null. */
    private Ip4 fine(Exchange query, Ip4 address) {
        return address != null && refusal(query, address).isEmpty() ? address : null;
    }
}
