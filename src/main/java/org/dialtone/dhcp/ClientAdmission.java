package org.dialtone.dhcp;

import java.util.Map;
import java.util.Set;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;

/**
 * Which clients the site lists and denies, and how many messages of one client the box stores and tells.
 *
 * @param phones          hardware addresses of the phones that the site lists
 * @param joined          each further hardware address of a phone ({@code alsoMacs}) to the phone's first one
 * @param denied          hardware addresses that never get an answer
 * @param deniedMakers    blocks of hardware addresses that never get an answer
 * @param perMacPerSecond how many messages of one type of one client the box stores and tells within a second; 0: all
 * @param circuitShare    percent of a scope's unused addresses that may wait on offer to strangers of one relay port or
 *                        link; 0: any number
 */
public record ClientAdmission(
        Set<MacAddress> phones,
        Map<MacAddress, MacAddress> joined,
        Set<MacAddress> denied,
        Set<Oui> deniedMakers,
        int perMacPerSecond,
        int circuitShare) {

    public static final ClientAdmission EVERYONE = new ClientAdmission(Set.of(), Set.of(), Set.of());

    /** An admission without limits. */
    public ClientAdmission(Set<MacAddress> phones, Set<MacAddress> denied, Set<Oui> deniedMakers) {
        this(phones, Map.of(), denied, deniedMakers, 0, 0);
    }

    /**
     * Whether two hardware addresses with the same identifier may be one device; for the site's phones only the site
     * decides.
     */
    boolean mayBeOne(MacAddress one, MacAddress other) {
        boolean unlisted = !phones.contains(one) && !phones.contains(other);
        return unlisted || joined.getOrDefault(one, one).equals(joined.getOrDefault(other, other));
    }
}
