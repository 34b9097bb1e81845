package org.dialtone.sip;

import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Knows what phones are to be told that ask on the network for their configuration (RFC 6080; phones.md section 5). */
public interface PnpProfiles {

    /**
     * Where this phone finds its files; empty for a phone that is not one of the site's.
     *
     * @param box the address by which the phone can reach the box
     */
    Optional<String> url(MacAddress mac, Ip4 box);

    /** What a phone says of itself; each but the first may be null. */
    void met(MacAddress mac, String vendor, String model, String version, String userAgent);
}
