package org.dialtone.app;

import java.util.List;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.RogueWatch.Standing;

/**
 * How DHCP stands at one moment.
 *
 * @param portOpen false: the process's settings close the port
 * @param faults   why interfaces that are to be served aren't
 * @param open     whether the sockets are open
 * @param links    the interfaces that are served, unless another server answers there
 */
public record DhcpStanding(DhcpPlan plan, boolean portOpen, List<String> faults, boolean open, List<Standing> links) {

    /** Whether settings or site say that the box hears no client. */
    public boolean isOff() {
        return !portOpen || plan.mode() == DhcpPlan.Mode.OFF;
    }

    /** Whether the box answers on none of its interfaces, because other servers are there or may be. */
    public boolean isHeldBack() {
        return !links.isEmpty() && links.stream().noneMatch(Standing::serves);
    }
}
