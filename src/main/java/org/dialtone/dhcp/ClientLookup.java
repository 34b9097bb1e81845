package org.dialtone.dhcp;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Finds what the plan says of a client: its reservation, its classes, and whether it is answered at all. */
final class ClientLookup {

    /**
     * RFC 2132 section 9.14: an identifier that is not a hardware address has the type 0; some clients leave the type
     * out.
     */
    private static final String NO_HARDWARE = "00";

    private final Map<ReservedFor, ClientPolicy.Reserved> reservations;
    private final Map<Ip4, ReservedFor> owners;
    private final List<ClassRule> classes;
    private final ClientAdmission admission;

    ClientLookup(DhcpPlan plan) {
        reservations = plan.reservations().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Reservation::holder,
                        each -> new ClientPolicy.Reserved(each, settings(each)),
                        (_, later) -> later));
        owners = plan.reservations().stream()
                .filter(each -> each.address() != null)
                .collect(Collectors.toUnmodifiableMap(Reservation::address, Reservation::holder, (first, _) -> first));
        classes = plan.classes().stream().map(ClassRule::of).toList();
        admission = plan.admission();
    }

    ClientPolicy of(Client client) {
        List<ClassRule> matching = new ArrayList<>();
        for (ClassRule rule : classes) {
            if (rule.matches(client)) {
                matching.add(rule);
            }
        }
        return new ClientPolicy(reservations.isEmpty() ? null : reserved(client), matching);
    }

    /** The holder of the address's reservation, or null. */
    ReservedFor owner(Ip4 address) {
        return owners.get(address);
    }

    /** Whether an address is reserved for this device. */
    boolean hasReservedAddress(MacAddress mac) {
        ClientPolicy.Reserved reserved = reservations.get(new ReservedFor.Mac(mac));
        return reserved != null && reserved.reservation().address() != null;
    }

    List<Ip4> reservedAddresses() {
        return List.copyOf(owners.keySet());
    }

    /** Why the client gets no answer; empty where it may get one. */
    Optional<Grounds> refusal(Exchange query) {
        Client client = query.client();
        if (admission.denied().contains(client.mac())
                || admission.deniedMakers().contains(client.mac().oui())) {
            return Optional.of(Grounds.of(Reason.CLIENT_DENIED));
        }
        if (query.served() == null || isListed(query)) {
            return Optional.empty();
        }
        ScopePolicy scopePolicy = query.scope().scopePolicy();
        if (scopePolicy.knownOnly()) {
            return Optional.of(Grounds.of(Reason.KNOWN_CLIENTS_ONLY)
                    .with(Detail.SCOPE, query.scope().name()));
        }
        return scopePolicy.phonesOnly() && client.identity() == null
                ? Optional.of(Grounds.of(Reason.PHONES_ONLY)
                        .with(Detail.SCOPE, query.scope().name()))
                : Optional.empty();
    }

    private boolean isListed(Exchange query) {
        return query.standing().reserved() != null
                || admission.phones().contains(query.client().mac());
    }

    /** Finds the reservation: the device counts most, then its identifier, then its port. */
    private ClientPolicy.Reserved reserved(Client client) {
        ClientPolicy.Reserved found = reservations.get(new ReservedFor.Mac(client.mac()));
        if (found == null && client.clientId() != null) {
            found = byClientId(client.clientId());
        }
        if (found == null && client.relay().circuitId() != null) {
            found = reservations.get(new ReservedFor.CircuitId(
                    HexFormat.of().formatHex(client.relay().circuitId())));
        }
        return found;
    }

    private ClientPolicy.Reserved byClientId(String id) {
        ClientPolicy.Reserved found = reservations.get(new ReservedFor.ClientId(id));
        return found == null && id.startsWith(NO_HARDWARE)
                ? reservations.get(new ReservedFor.ClientId(id.substring(NO_HARDWARE.length())))
                : found;
    }

    /**
     * The options of a reservation: the reserved host name is sent where the client asks for it, but option 12 set by
     * hand wins.
     */
    private static OptionLevel settings(Reservation reservation) {
        return OptionLevel.of("reservation", reservation.options(), true)
                .withAnswer(Code.HOST_NAME, reservation.hostname());
    }
}
