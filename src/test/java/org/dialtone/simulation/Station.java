package org.dialtone.simulation;

import java.util.Optional;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;

/** A device on the link. */
interface Station {

    MacAddress mac();

    /** As the story calls it. */
    String name();

    /** Whether it answers who asks by ARP for this address. */
    boolean answers(Ip4 address);

    /** The address that it holds by a lease which it believes to run; empty: none. */
    Optional<Ip4> leased();

    void hear(DhcpMessage message);

    /** Hears what another device has broadcast to DHCP servers. */
    default void overhear(DhcpMessage message) {}

    /** @param to the address that the answer is for, which need not be the device's any more */
    void hear(Ip4 to, Answer answer);

    /** Hears a SIP message. @param to the address that it was sent to, which need not be the device's any more */
    void hear(Ip4 to, byte[] bytes);
}
