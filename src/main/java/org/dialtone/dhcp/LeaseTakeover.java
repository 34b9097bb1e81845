package org.dialtone.dhcp;

import java.time.Instant;
import java.util.Optional;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Lets a client keep an address that the box has no record of: another server gave it, or the box lost its data. RFC
 * 2131 section 4.3.2 would refuse the client or leave it without an answer, and its calls would end.
 */
final class LeaseTakeover {

    private final ClientAdmission admission;
    private final Cutover cutover;
    private final AddressClaims claims;
    private final Probing probing;
    private final LeaseGrant grants;
    private final ExchangeJournal journal;

    LeaseTakeover(
            ClientAdmission admission,
            Cutover cutover,
            AddressClaims claims,
            Probing probing,
            LeaseGrant grants,
            ExchangeJournal journal) {
        this.admission = admission;
        this.cutover = cutover;
        this.claims = claims;
        this.probing = probing;
        this.grants = grants;
        this.journal = journal;
    }

    /**
     * The way to the client's lease, where the device that has the address is the client itself; for a day after a
     * cutover also where the box knows the client and no other device has the address. Empty where the client may not
     * keep the address. To be asked only for an address that the client may have.
     *
     * @param told     of the REQUEST
     * @param deadline when the client has waited long enough for a probe, null where it hasn't begun to
     */
    Optional<Outcome> keep(Exchange query, Ip4 address, Event told, Instant deadline) {
        boolean trusted = cutover.isOn(query.now()) && isKnown(query);
        if (!isOpen(query, address) || !trusted && !isSeen(query, address)) {
            return Optional.empty();
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

    private boolean isKnown(Exchange query) {
        return admission.phones().contains(query.client().mac())
                || query.client().identity() != null
                || query.reservation() != null
                || claims.knows(query);
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
