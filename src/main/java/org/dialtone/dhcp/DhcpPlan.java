package org.dialtone.dhcp;

import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.phone.ProvisioningRoot;

/**
 * All configuration that the engine reads; immutable, checked when compiled, replaced as a whole.
 *
 * @param mode             how the box treats clients' messages
 * @param interfaces       names of the served interfaces; none: only relays are served
 * @param automaticOptions whether vendor packs and option 66 give options where nothing is set by hand
 * @param options          level 1, for every client
 * @param classes          level 3, in order
 * @param reservations     level 4
 * @param serverAddress    the box's address toward clients, or null: the serving interface's address, else the one that
 *                         the packet came to
 * @param admission        which clients the site denies, and which phones it lists
 * @param otherServers     how the box treats other DHCP servers on the served links
 * @param beside           which other services of the machine automatic options name
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

    /** SERVER answers; LISTEN only hears messages of clients to another server; OFF does neither. */
    public enum Mode {
        SERVER,
        LISTEN,
        OFF
    }

    /** Whether the address is of a link whose relays or switches are listed, so that no others are heard. */
    public boolean listsRelays(Ip4 address) {
        return scopes.stream()
                .filter(scope -> scope.subnet().contains(address))
                .flatMap(scope -> SharedNetworks.of(scope, scopes).stream())
                .anyMatch(scope -> !scope.scopePolicy().relays().isOpen());
    }

    public boolean serving() {
        return mode == Mode.SERVER;
    }

    public boolean listening() {
        return mode == Mode.LISTEN;
    }
}
