package org.dialtone.dhcp;

import java.util.Optional;
import org.dialtone.net.Ip4;

/**
 * The addresses that nobody holds, and who may have them. A client whose MAC the site doesn't list is a stranger: anyone can
 * make up such clients. Strangers leave the addresses that are kept for the site's phones, and their offers give way.
 * Each question is about the scope of the exchange, and answers null where there is no such address.
 */
final class SpareAddresses {

    private static final int WHOLE = 100;

    private final AddressClaims claims;
    private final KeptAddresses kept;
    private final StrangersOffers offers;
    private final LeaseBindings bindings;
    private final int share;

    /** @param share as {@link ClientAdmission#circuitShare} */
    SpareAddresses(
            AddressClaims claims, KeptAddresses kept, StrangersOffers offers, LeaseBindings bindings, int share) {
        this.claims = claims;
        this.kept = kept;
        this.offers = offers;
        this.bindings = bindings;
        this.share = share == 0 ? WHOLE : share;
    }

    /** The address that the client asks for, whoever holds it. */
    Ip4 wished(Exchange query) {
        Ip4 address = claims.wished(query);
        return address != null && query.subnet().contains(address) && mayTake(query) ? address : null;
    }

    Ip4 free(Exchange query) {
        return mayTake(query) ? query.served().free(query) : null;
    }

    /** The address whose lease ended first. */
    Ip4 ended(Exchange query) {
        return mayTake(query) && !isAtShare(query) ? query.served().ended(query) : null;
    }

    /**
     * The address of the stranger's offer that gives way: the oldest of the client's own relay port or link where that
     * has its share, else of the one with the most.
     */
    Ip4 offered(Exchange query) {
        boolean ownAlone = !claims.isListed(query) && isAtShare(query);
        Optional<Ip4> found = (ownAlone
                        ? offers.of(offers.origin(query))
                        : offers.ofBusiest(query.scope().name()))
                .filter(address -> query.served().gives(query, address)
                        && !query.isBarred(address)
                        && !claims.isHeld(query, address))
                .findFirst();
        found.ifPresent(bindings::giveWay);
        return found.orElse(null);
    }

    Ip4 givenBack(Exchange query) {
        return claims.givenBack(query);
    }

    /** An address in quarantine, which is probed again. */
    Ip4 declined(Exchange query) {
        boolean any = mayTake(query);
        return query.served()
                .declined(query, other -> claims.isBarred(query, other) || !any && !claims.isHeld(query, other));
    }

    /** An address that only a phone of the site gets. */
    Ip4 keptFree(Exchange query) {
        return mayTake(query)
                ? null
                : query.served().next(query, 1, query.now()).stream()
                        .findFirst()
                        .orElse(null);
    }

    /** Where the client came from, if it is a stranger that has had no lease of the address; else null. */
    StrangersOffers.Origin origin(Exchange query, Ip4 address) {
        return claims.isListed(query) || claims.owns(query, address) ? null : offers.origin(query);
    }

    private boolean mayTake(Exchange query) {
        return claims.isListed(query) || kept.spare(query);
    }

    private boolean isAtShare(Exchange query) {
        StrangersOffers.Origin own = offers.origin(query);
        long unused = query.served().available(query) + (long) offers.count(own.scope());
        return offers.count(own) * (long) WHOLE >= share * unused;
    }
}
