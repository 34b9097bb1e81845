package org.dialtone.dhcp;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Identity;

/**
 * Lets a client keep an address that the box has no record of: another server gave it, or the box lost its data. RFC
 * 2131 section 4.3.2 would refuse the client or leave it without an answer, and its calls would end.
 */
final class LeaseTakeover {

    private final ClientAdmission admission;
    private final Predicate<MacAddress> phoneMakers;
    private final Cutover cutover;
    private final AddressClaims claims;
    private final Probing probing;
    private final LeaseGrant grants;
    private final ExchangeJournal journal;

    /** @param phoneMakers whether a maker of phones has the hardware address's block */
    LeaseTakeover(
            ClientAdmission admission,
            Predicate<MacAddress> phoneMakers,
            Cutover cutover,
            AddressClaims claims,
            Probing probing,
            LeaseGrant grants,
            ExchangeJournal journal) {
        this.admission = admission;
        this.phoneMakers = phoneMakers;
        this.cutover = cutover;
        this.claims = claims;
        this.probing = probing;
        this.grants = grants;
        this.journal = journal;
    }

    /**
     * The way to the client's lease, where the device that has the address is the client itself; for a day after a
     * cutover also where the box knows the client and no other device has the address; beyond a router only where a
     * relay brings the message, because anyone can send one from there. Empty where the client may not keep the address.
     * To be asked only for an address that the client may have.
     *
     * @param told     of the REQUEST
     * @param deadline when the client has waited long enough for a probe, null where it hasn't begun to
     */
    Optional<Outcome> keep(Exchange query, Ip4 address, Event told, Instant deadline) {
        boolean known = cutover.isOn(query.now()) && isKnown(query) && isFromUser(query);
        boolean trusted = known && isBrought(query, address);
        boolean seen = isSeen(query, address);
        if (!isOpen(query, address) || !known && !seen) {
            return Optional.empty();
        }
        if (!trusted && !seen) {
            return Optional.of(untilRelayed(query, address));
        }
        if (!ProbedAddresses.canAsk(query.scope())) {
            return Optional.of(grant(query, address, told));
        }
        if (deadline == null) {
            probing.ask(address, query.now());
            return Optional.of(
                    probing.ways().probe(query, address, probing.ways().deadline(query, address, query.now())));
        }
        Optional<ProbeFindings.Finding> found = probing.found(address, query.now());
        if (found.isEmpty()) {
            return Optional.of(journal.drop(
                    Dropped.NOT_PROBED, Grounds.of(Reason.PROBES_FULL).with(Detail.ASKED, address)));
        }
        return found.filter(each -> trusted ? mayBeIts(query, each) : isIts(query, each))
                .map(_ -> grant(query, address, told));
    }

    /** The client asks again through its relay before its lease ends; a NAK would end its calls. */
    private Outcome untilRelayed(Exchange query, Ip4 address) {
        return journal.refuse(
                query,
                Event.DHCP_REQUEST_IGNORED,
                address,
                Dropped.UNKNOWN_CLIENT,
                Grounds.of(Reason.UNKNOWN_HERE).with(Detail.ASKED, address));
    }

    private Outcome grant(Exchange query, Ip4 address, Event told) {
        journal.tell(query, told, address);
        return grants.grant(query, address, Event.DHCP_ACK_TAKEN_OVER);
    }

    /**
     * Another server may know the client where the box is not the authority on its link; and no message takes an
     * address that the box has given.
     */
    private boolean isOpen(Exchange query, Ip4 address) {
        return query.scope().authoritative()
                && !claims.isLeased(query, address)
                && claims.livesElsewhere(query, address).isEmpty();
    }

    /** Whether a probe tells which device answers: it doesn't beyond a router, nor on the loopback. */
    private boolean isSeen(Exchange query, Ip4 address) {
        return ProbedAddresses.canAsk(query.scope()) && probing.ways().isNear(query, address);
    }

    /** Whether the message comes from the address that it says the client uses; a relay's says nothing of that. */
    private static boolean isFromUser(Exchange query) {
        Ip4 used = query.message().ciaddr();
        return used.equals(Ip4.ANY)
                || query.message().relayed()
                || used.equals(query.arrival().source());
    }

    /** Whether the message comes from the address's link, by itself or through a relay. */
    private boolean isBrought(Exchange query, Ip4 address) {
        return query.message().relayed() || probing.ways().isNear(query, address);
    }

    private boolean isKnown(Exchange query) {
        return admission.phones().contains(query.client().mac())
                || isPhone(query)
                || query.reservation() != null
                || claims.knows(query);
    }

    /** Whether the client is known as a phone by more than its vendor class, which any client can send. */
    private boolean isPhone(Exchange query) {
        Identity identity = query.client().identity();
        return identity != null
                && (identity.certainty() != Certainty.VENDOR_CLASS
                        || phoneMakers.test(query.client().mac()));
    }

    private static boolean isIts(Exchange query, ProbeFindings.Finding found) {
        return found instanceof ProbeFindings.Somebody(MacAddress by)
                && query.client().mac().equals(by);
    }

    /** Beyond a router the device that answers at the address that a client uses is taken for the client. */
    private static boolean mayBeIts(Exchange query, ProbeFindings.Finding found) {
        boolean uses = !query.message().ciaddr().equals(Ip4.ANY);
        return switch (found) {
            case ProbeFindings.Nobody _, ProbeFindings.Unasked _ -> true;
            case ProbeFindings.Somebody(MacAddress by) -> by == null ? uses : isIts(query, found);
        };
    }
}
