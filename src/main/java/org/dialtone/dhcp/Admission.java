package org.dialtone.dhcp;

import java.util.Set;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;

/**
 * Whom the site names.
 *
 * @param phones       hardware addresses of the phones that it lists
 * @param denied       never answered
 * @param deniedMakers never answered, whoever has an address of these blocks
 */
public record Admission(Set<MacAddress> phones, Set<MacAddress> denied, Set<Oui> deniedMakers) {

    public static final Admission EVERYONE = new Admission(Set.of(), Set.of(), Set.of());
}
