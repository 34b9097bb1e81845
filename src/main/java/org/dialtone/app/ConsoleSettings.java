package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;

/**
 * What the settings of the process say about who reaches the console.
 *
 * @param allow  interfaces, addresses and subnets that may; they win over the site. Empty: the site says
 * @param served the interfaces that serve phones in place of those that the site names
 * @param host   the one address at which the console is served; empty: all addresses of the box
 */
public record ConsoleSettings(List<String> allow, Optional<List<String>> served, Optional<Ip4> host) {

    /**
     * Whether the setting, where there is one, lets a client at {@code remote} that reached the box's address
     * {@code local} manage; null: IPv6.
     */
    public boolean admits(Ip4 remote, Ip4 local, MachineInterfaces machine) {
        if (allow.isEmpty()) {
            return true;
        }
        if (remote == null || local == null) {
            return false;
        }
        List<LocalInterface> box = machine.all();
        return allow.stream().map(AllowedFrom::of).anyMatch(from -> from.covers(remote, local, box));
    }

    public static ConsoleSettings of(Settings settings) {
        return new ConsoleSettings(
                settings.console().allow().orElse(List.of()),
                settings.interfaces(),
                Ip4.parse(settings.http().host()).filter(host -> !host.equals(Ip4.ANY)));
    }
}
