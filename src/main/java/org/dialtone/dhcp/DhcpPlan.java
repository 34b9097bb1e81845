package org.dialtone.dhcp;

import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.phone.ProvisioningRoot;

/**
 * All that the engine reads; immutable, checked when compiled, swapped in whole.
 *
 * @param serving          false: nothing is answered
 * @param interfaces       names of the interfaces served; none: relays only
 * @param automaticOptions whether vendor packs and option 66 speak where nothing is set by hand
 * @param options          level 1, for every client
 * @param classes          level 3, in order
 * @param reservations     level 4
 * @param serverAddress    what the box calls itself to clients, or null: the serving interface's address, else the one the packet came to
 * @param admission        whom the site denies, and which phones it lists
 */
public record DhcpPlan(boolean serving, List<String> interfaces, boolean automaticOptions, List<OptionSetting> options,
                       List<Scope> scopes, List<ClientClass> classes, List<Reservation> reservations,
                       Ip4 serverAddress, ProvisioningRoot root, Admission admission) {

    /** A plan that denies nobody and lists no phones. */
    public DhcpPlan(boolean serving, List<String> interfaces, boolean automaticOptions, List<OptionSetting> options,
                    List<Scope> scopes, List<ClientClass> classes, List<Reservation> reservations,
                    Ip4 serverAddress, ProvisioningRoot root) {
        this(serving, interfaces, automaticOptions, options, scopes, classes, reservations, serverAddress, root, Admission.EVERYONE);
    }
}
