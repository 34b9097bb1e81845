package org.dialtone.dhcp;

import java.util.Set;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;

/**
 * Whom the site names, and how often anyone is heard.
 *
 * @param phones          hardware addresses of the phones that it lists
 * @param denied          never answered
 * @param deniedMakers    never answered, whoever has an address of these blocks
 * @param perMacPerSecond how many messages of one client are heard within a second; 0: all
 */
public record Admission(Set<MacAddress> phones, Set<MacAddress> denied, Set<Oui> deniedMakers, int perMacPerSecond) {

    public static final Admission EVERYONE = new Admission(Set.of(), Set.of(), Set.of());

    /** With all messages heard. */
    public Admission(Set<MacAddress> phones, Set<MacAddress> denied, Set<Oui> deniedMakers) {
        this(phones, denied, deniedMakers, 0);
    }
}
