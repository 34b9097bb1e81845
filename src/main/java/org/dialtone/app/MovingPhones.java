package org.dialtone.app;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.net.MacAddress;

/**
 * The phones that restart to get to the address that the site gives them. They fetch their files then, too. All are
 * named by their first MACs. Safe to use from any thread.
 */
public interface MovingPhones {

    /** Nobody would restart. */
    Outlook NO_MOVE = new Outlook(Set.of(), false);

    /** Nobody moves. */
    MovingPhones NONE = new MovingPhones() {
        @Override
        public Map<MacAddress, Turn> turns() {
            return Map.of();
        }

        @Override
        public void start(Collection<MacAddress> phones) {
            // Nobody waits.
        }

        @Override
        public Outlook outlook(DhcpPlan other) {
            return NO_MOVE;
        }
    };

    /** What a phone that moves waits for. */
    sealed interface Turn {

        /** It is told to restart as soon as it can be, or was told and has yet to come back. */
        record Coming() implements Turn {}

        /** An operator's word. @param since when the site gave it another address */
        record Asks(Instant since) implements Turn {}
    }

    /** Who would restart. @param asks whether the box would ask before */
    record Outlook(Set<MacAddress> phones, boolean asks) {}

    /** The phones that move by the present site, as far as they restart for it. */
    Map<MacAddress, Turn> turns();

    /** Restarts those of these phones that wait for an operator's word. */
    void start(Collection<MacAddress> phones);

    /** Who would restart for its address if this were the plan. */
    Outlook outlook(DhcpPlan other);
}
