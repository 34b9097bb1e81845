package org.dialtone.sip;

import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Knows the answers to phones that ask on the network for their configuration (RFC 6080; phones.md section 5). */
public interface PnpProfiles {

    /**
     * The URL of this phone's files; empty for a phone that the site doesn't list.
     *
     * @param box the address by which the phone can reach the box
     */
    Optional<String> url(MacAddress mac, Ip4 box);

    /** Takes the phone's description of itself; each parameter but the first may be null. */
    void met(MacAddress mac, String vendor, String model, String version, String userAgent);
}
