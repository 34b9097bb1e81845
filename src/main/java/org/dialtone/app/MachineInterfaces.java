package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.Ip6;
import org.dialtone.net.MacAddress;

/** The network interfaces of this machine at the moment of the question. */
public interface MachineInterfaces {

    /**
     * The link of an interface.
     *
     * @param index   the kernel's number of the interface; another one each time that the interface comes back
     * @param carrier whether a cable, or its equivalent, is there
     */
    record Plug(int index, boolean carrier) {}

    /**
     * Names of all network cards, in alphabetical order, without the loopback and interfaces made of other interfaces.
     */
    List<String> cards();

    /** Whether the interface is part of another one, a bond or a bridge, and so gets no address of its own. */
    boolean isPart(String name);

    /** All IPv4 addresses of this machine, each with its interface; empty where the kernel names none. */
    List<LocalInterface> all();

    /**
     * The IPv6 addresses that stay, and by which machines beyond a link reach this one; empty where the kernel names none.
     */
    List<Ip6> lasting6();

    /** Empty where there is no such interface, or it has no IPv4 address. */
    Optional<LocalInterface> find(String name);

    /** The interface that holds this address. */
    Optional<LocalInterface> holding(Ip4 address);

    /** The address from which this machine answers that one; empty where no route leads there. Sends nothing. */
    Optional<Ip4> toward(Ip4 address);

    /** The hardware address; empty where there is no such interface, or it has none, as the loopback. */
    Optional<MacAddress> mac(String name);

    /** Empty where there is no such interface now. */
    Optional<Plug> plug(String name);

    /** This machine's own name; empty where the kernel gives none. */
    String hostname();
}
