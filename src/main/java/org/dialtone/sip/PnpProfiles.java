package org.dialtone.sip;

import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Introduction;

/** Knows the answers to phones that ask on the network for their configuration (RFC 6080; phones.md section 5). */
public interface PnpProfiles {

    /**
     * The URL of this phone's files; empty for a phone that the site doesn't list.
     *
     * @param said what the phone, or whoever asks in its name, says of it
     * @param box  the address by which the phone can reach the box
     */
    Optional<String> url(MacAddress mac, Introduction said, Ip4 box);

    /** Learns that whoever is at this address, and said this of the phone, took the URL. */
    void taken(MacAddress mac, Introduction said, Ip4 source);
}
