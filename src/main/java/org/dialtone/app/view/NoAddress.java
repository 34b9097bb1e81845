package org.dialtone.app.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.app.DhcpStanding;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.RogueWatch.Standing;
import org.dialtone.dhcp.Scope;

/**
 * Why no phone gets an address from the box.
 *
 * @param detail what health says of it; empty: the cause says all
 */
public record NoAddress(Cause cause, String detail) {

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
        /** Another server answers on each interface, or may. */
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
            case OFF -> because(Cause.OFF, "");
            case LISTEN -> because(Cause.LISTENING, "");
            case SERVER -> plan.scopes().isEmpty() ? because(Cause.NO_SCOPE, "") : served(now);
        };
    }

    private static Optional<NoAddress> served(DhcpStanding now) {
        if (givesNothing(now.plan())) {
            return because(Cause.NO_POOL, "");
        }
        if (!now.portOpen()) {
            return because(Cause.PORT_CLOSED, "");
        }
        if (!now.open()) {
            return because(Cause.NOT_SERVED, String.join("; ", now.faults()));
        }
        return now.isHeldBack() ? because(Cause.HELD_BACK, says(now.links())) : Optional.empty();
    }

    private static boolean givesNothing(DhcpPlan plan) {
        List<Scope> scopes = plan.scopes();
        return scopes.stream().allMatch(scope -> scope.pools().isEmpty())
                && plan.reservations().stream()
                        .noneMatch(reservation -> scopes.stream()
                                .anyMatch(scope -> reservation.address() != null
                                        && scope.subnet().contains(reservation.address())));
    }

    private static String says(List<Standing> links) {
        return links.stream().map(Standing::says).collect(Collectors.joining("; "));
    }

    private static Optional<NoAddress> because(Cause cause, String detail) {
        return Optional.of(new NoAddress(cause, detail));
    }

    /** Whether somebody wants it so: then nobody need be told. */
    public boolean isWanted() {
        return cause == Cause.OFF || cause == Cause.LISTENING || cause == Cause.PORT_CLOSED;
    }
}
