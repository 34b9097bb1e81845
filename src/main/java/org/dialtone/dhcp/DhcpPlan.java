package org.dialtone.dhcp;

import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.phone.ProvisioningRoot;

/**
 * All that the engine reads; immutable, checked when compiled, swapped in whole.
 *
 * @param mode             what the box does with clients' messages
 * @param interfaces       names of the interfaces served; none: relays only
 * @param automaticOptions whether vendor packs and option 66 speak where nothing is set by hand
 * @param options          level 1, for every client
 * @param classes          level 3, in order
 * @param reservations     level 4
 * @param serverAddress    what the box calls itself to clients, or null: the serving interface's address, else the one the packet came to
 * @param admission        whom the site denies, and which phones it lists
 * @param otherServers     what becomes of other DHCP servers on the links served
 * @param beside           what automatic options tell of the machine's other services
 */
public record DhcpPlan(
        Mode mode,
        List<String> interfaces,
        boolean automaticOptions,
        List<OptionSetting> options,
        List<Scope> scopes,
        List<ClientClass> classes,
        List<Reservation> reservations,
        Ip4 serverAddress,
        ProvisioningRoot root,
        ClientAdmission admission,
        OtherServers otherServers,
        CoHostedServices beside) {

    /** SERVER answers; LISTEN only hears what clients say to another server; OFF does neither. */
    public enum Mode {
        SERVER,
        LISTEN,
        OFF
    }

    /** A plan that denies nobody, lists no phones, knows no other server and serves nothing beside. */
    public DhcpPlan(
            Mode mode,
            List<String> interfaces,
            boolean automaticOptions,
            List<OptionSetting> options,
            List<Scope> scopes,
            List<ClientClass> classes,
            List<Reservation> reservations,
            Ip4 serverAddress,
            ProvisioningRoot root) {
        this(
                mode,
                interfaces,
                automaticOptions,
                options,
                scopes,
                classes,
                reservations,
                serverAddress,
                root,
                ClientAdmission.EVERYONE,
                OtherServers.REFUSED,
                CoHostedServices.NOTHING);
    }

    public boolean serving() {
        return mode == Mode.SERVER;
    }

    public boolean listening() {
        return mode == Mode.LISTEN;
    }
}
