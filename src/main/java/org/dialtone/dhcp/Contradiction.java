package org.dialtone.dhcp;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * What is seen against the word that a client holds an address.
 *
 * @param claimed the address that was claimed
 * @param mac     for whom
 * @param seen    who is seen: the same client at another address, or another client at this one
 * @param at      where
 */
public record Contradiction(Ip4 claimed, MacAddress mac, MacAddress seen, Ip4 at) {

    /** In words. */
    public String says() {
        return (seen.equals(mac)
                ? mac + " is said to have " + claimed + ", but it answers or is registered at " + at
                : claimed + " is said to be " + mac + "'s, but " + seen + " answers or is registered there");
    }
}
