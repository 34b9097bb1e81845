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

    private final AddressClaims claims;
    private final Probing probing;
    private final LeaseGrant grants;
    private final ExchangeJournal journal;

    LeaseTakeover(AddressClaims claims, Probing probing, LeaseGrant grants, ExchangeJournal journal) {
        this.claims = claims;
        this.probing = probing;
        this.grants = grants;
        this.journal = journal;
    }

    /**
     * The way to the client's lease, where the device that has the address is the client itself; empty where the client
     * may not keep the address. To be asked only for an address that the client may have.
     *
     * @param told     of the REQUEST
     * @param deadline when the client has waited long enough for a probe, null where it hasn't begun to
     */
    Optional<Outcome> keep(Exchange query, Ip4 address, Event told, Instant deadline) {
        if (!isOpen(query, address)) {
            return Optional.empty();
        }
        if (deadline == null) {
            probing.ask(address, query.now());
            return Optional.of(ProbedAddresses.probe(query, address, ProbedAddresses.deadline(query, query.now())));
        }
        Optional<ProbeFindings.Finding> found = probing.found(address, query.now());
        if (found.isEmpty()) {
            return Optional.of(journal.drop(
                    Dropped.NOT_PROBED, Grounds.of(Reason.PROBES_FULL).with(Detail.ASKED, address)));
        }
        return found.filter(each -> isItself(query, each)).map(_ -> {
            journal.tell(query, told, address);
            return grants.grant(query, address, Event.DHCP_ACK_TAKEN_OVER);
        });
    }

    /**
     * Another server may know the client where the box is not the authority on its link; no message takes an address
     * that the box has given; and beyond a router nobody tells which device answers.
     */
    private boolean isOpen(Exchange query, Ip4 address) {
        return query.scope().authoritative()
                && ProbedAddresses.canAsk(query.scope())
                && !ProbedAddresses.isBeyondRouter(query)
                && !claims.isLeased(query, address)
                && claims.livesElsewhere(query, address).isEmpty();
    }

    private static boolean isItself(Exchange query, ProbeFindings.Finding found) {
        return found instanceof ProbeFindings.Somebody(MacAddress by)
                && query.client().mac().equals(by);
    }
}
