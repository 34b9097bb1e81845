package org.dialtone.app.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dialtone.app.Clauses;
import org.dialtone.app.DhcpStanding;
import org.dialtone.app.Said;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.RogueWatch.Standing;
import org.dialtone.dhcp.RogueWatch.State;
import org.dialtone.dhcp.Scope;

/**
 * Why no phone gets an address from the box.
 *
 * @param detail what health says of it, each {@link Said#worded}; empty: the cause says all
 */
public record NoAddress(Cause cause, List<?> detail) {

    /** The causes; of several the first counts. */
    public enum Cause {
        /** The site wants no DHCP. */
        OFF,
        /** The site leaves the addresses to another server. */
        LISTENING,
        /** The site says nowhere which addresses to give. */
        NO_SCOPE,
        /** No scope has a pool, and no address is reserved. */
        NO_POOL,
        /** The process's settings close the port. */
        PORT_CLOSED,
        /** The sockets can't be opened, or no interface is there. */
        NOT_SERVED,
        /** The box asks first whether other servers are there; it takes a moment. */
        ASKING,
        /** Another server was there first. */
        HELD_BACK;

        /** The last part of the key of its words. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Empty where phones get addresses. */
    public static Optional<NoAddress> why(DhcpStanding now) {
        DhcpPlan plan = now.plan();
        return switch (plan.mode()) {
            case OFF -> because(Cause.OFF);
            case LISTEN -> because(Cause.LISTENING);
            case SERVER -> plan.scopes().isEmpty() ? because(Cause.NO_SCOPE) : served(now);
        };
    }

    private static Optional<NoAddress> served(DhcpStanding now) {
        if (givesNothing(now.plan())) {
            return because(Cause.NO_POOL);
        }
        if (!now.portOpen()) {
            return because(Cause.PORT_CLOSED);
        }
        if (!now.open()) {
            return because(Cause.NOT_SERVED, now.faults().isEmpty() ? List.of(Said.of("port.closed")) : now.faults());
        }
        return now.isHeldBack() ? heldBack(now.links()) : Optional.empty();
    }

    private static Optional<NoAddress> heldBack(List<Standing> links) {
        List<Said> silent = links.stream()
                .filter(link -> link.state() == State.SILENT)
                .map(Clauses::of)
                .toList();
        return silent.isEmpty() ? because(Cause.ASKING) : because(Cause.HELD_BACK, silent);
    }

    private static boolean givesNothing(DhcpPlan plan) {
        List<Scope> scopes = plan.scopes();
        return scopes.stream().allMatch(scope -> scope.pools().isEmpty())
                && plan.reservations().stream()
                        .noneMatch(reservation -> scopes.stream()
                                .anyMatch(scope -> reservation.address() != null
                                        && scope.subnet().contains(reservation.address())));
    }

    private static Optional<NoAddress> because(Cause cause) {
        return because(cause, List.of());
    }

    private static Optional<NoAddress> because(Cause cause, List<?> detail) {
        return Optional.of(new NoAddress(cause, detail));
    }

    /** Whether an operator has to do something: nobody wants it so, and it doesn't pass by itself. */
    public boolean isOutage() {
        return switch (cause) {
            case OFF, LISTENING, PORT_CLOSED, ASKING -> false;
            case NO_SCOPE, NO_POOL, NOT_SERVED, HELD_BACK -> true;
        };
    }
}
