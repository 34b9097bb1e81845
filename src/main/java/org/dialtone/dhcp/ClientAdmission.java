package org.dialtone.dhcp;

import java.util.Map;
import java.util.Set;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;

/**
 * Whom the site names, and how often anyone is heard.
 *
 * @param phones          hardware addresses of the phones that it lists
 * @param joined          the first hardware address of its phone, for each further one ({@code alsoMacs})
 * @param denied          never answered
 * @param deniedMakers    never answered, whoever has an address of these blocks
 * @param perMacPerSecond how many messages of one client are heard within a second; 0: all
 */
public record ClientAdmission(
        Set<MacAddress> phones,
        Map<MacAddress, MacAddress> joined,
        Set<MacAddress> denied,
        Set<Oui> deniedMakers,
        int perMacPerSecond) {

    public static final ClientAdmission EVERYONE = new ClientAdmission(Set.of(), Set.of(), Set.of());

    /** With all messages heard. */
    public ClientAdmission(Set<MacAddress> phones, Set<MacAddress> denied, Set<Oui> deniedMakers) {
        this(phones, Map.of(), denied, deniedMakers, 0);
    }

    /** Whether a device that calls itself as another does may be the same: the site's phones are whom the site says. */
    boolean mayBeOne(MacAddress one, MacAddress other) {
        boolean unlisted = !phones.contains(one) && !phones.contains(other);
        return unlisted || joined.getOrDefault(one, one).equals(joined.getOrDefault(other, other));
    }
}
