package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The network interfaces of this machine, as they are at the moment of asking. */
public interface MachineInterfaces {

    /**
     * What an interface is plugged into.
     *
     * @param index   the kernel's number, another one after each coming and going
     * @param carrier whether a cable, or what stands for one, is there
     */
    record Plug(int index, boolean carrier) {}

    /** Names of all network cards, in alphabetical order: neither the loopback nor what is made of other interfaces. */
    List<String> cards();

    /** All IPv4 addresses of this machine, each with its interface; empty where the kernel tells none. */
    List<LocalInterface> all();

    /** Empty where there is no such interface, or it has no IPv4 address. */
    Optional<LocalInterface> find(String name);

    /** The interface that holds this address. */
    Optional<LocalInterface> holding(Ip4 address);

    /** The address that the kernel would send from to there; empty where no route leads there. Nothing is sent. */
    Optional<Ip4> toward(Ip4 address);

    /** The hardware address; empty where there is no such interface, or it has none, as the loopback. */
    Optional<MacAddress> mac(String name);

    /** Empty where there is no such interface now. */
    Optional<Plug> plug(String name);

    /** This machine's own name; empty where the kernel tells none. */
    String hostname();
}
