package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.HeardRelay;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;
import org.dialtone.phone.Holding;
import org.dialtone.sip.Binding;
import org.dialtone.sip.Reachability;
import org.dialtone.sip.Subscription;

/** Read-only views that the engines publish for console, API and health. Safe to ask from any thread. */
public interface Snapshots {

    List<Lease> leases();

    /** The holders of addresses, one an address, and how each of them is known. */
    List<Holding> holdings();

    /** The same holders, to be asked for some of them, or for one after the other. */
    Holdings holders();

    /** The lease of an address, ended or not. */
    Optional<Lease> lease(Ip4 address);

    /** Relays that were heard lately, and senders that posed as one. */
    List<HeardRelay> relays();

    List<Binding> bindings();

    /** The live contacts of one user. */
    List<Binding> bindings(String user);

    /** The live contacts that were registered from this address, in no order. */
    List<Binding> bindings(Ip4 source);

    /** The phones' living subscriptions to the state of numbers. */
    List<Subscription> subscriptions();

    /** Whether a registered contact answers; empty where it wasn't asked yet. */
    Optional<Reachability> pulse(Binding binding);
}
