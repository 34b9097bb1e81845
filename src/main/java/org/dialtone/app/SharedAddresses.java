package org.dialtone.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * The addresses that the active one of several machines has. No method throws, and none waits for another machine. Safe
 * to use from any thread.
 */
public interface SharedAddresses {

    /** Asks whether the addresses still are this machine's. */
    interface Claims {

        /** May wait, but for a second at most. Returns true where another machine is active by now, as far as can be told. */
        boolean yields(Claim claim);
    }

    /** ARP, or for IPv6 an advertisement, of another device that names one of the addresses as its own. */
    record Claim(SharedAddress address, MacAddress by) {}

    /** Tells who is asked about claims from now on; until then, none is believed. */
    void onClaim(Claims claims);

    /**
     * Takes the addresses, whoever has them, and announces them for half a minute.
     *
     * @param valid the kernel takes them away after so long, in whole seconds, unless they are renewed
     */
    void take(Duration valid);

    /**
     * Moves the end of the addresses that were taken and not given up. Where the kernel took them away meanwhile, they
     * are taken again.
     */
    void renew(Duration valid);

    /**
     * As {@link #renew}, but asks the links who has them meanwhile, and takes what is gone again only where nobody has
     * answered: another machine may have it. To be called each second.
     */
    void hold(Duration valid);

    /** Whether no link of the addresses has a carrier, so that nobody hears this machine there. */
    boolean isCut();

    /**
     * What this machine hears of other devices, by the links of the addresses of IPv4, where it asks each 5 seconds who is
     * there; to be asked each 2 seconds. A link is missing where it can't listen there.
     */
    Map<String, LinkHearing> hearing();

    /** Tells which other machines this one asks where it has the addresses and a link is quiet; must not wait. */
    void onQuiet(Supplier<Set<Ip4>> others);

    /** The addresses that are here now, as text; empty while another machine has them. */
    List<String> held();

    /** Gives the addresses up, also those that an earlier process of this machine left. */
    void release();
}
