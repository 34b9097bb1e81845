package org.dialtone.app;

import java.util.List;
import java.util.Optional;

/**
 * What the settings of the process say about who reaches the console.
 *
 * @param allow  interfaces, addresses and subnets that may; they win over the site. Empty: the site says
 * @param served the interfaces that serve phones in place of those that the site names
 */
public record ConsoleSettings(List<String> allow, Optional<List<String>> served) {

    public static ConsoleSettings of(Settings settings) {
        return new ConsoleSettings(settings.console().allow().orElse(List.of()), settings.interfaces());
    }
}
