package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.HeardRelay;
import org.dialtone.dhcp.Lease;
import org.dialtone.phone.Holding;
import org.dialtone.sip.Binding;
import org.dialtone.sip.Reachability;
import org.dialtone.sip.Subscription;

/** Engines in which nothing happens; a test overrides what it has happen. */
public interface IdleSnapshots extends Snapshots {

    @Override
    default List<Lease> leases() {
        return List.of();
    }

    @Override
    default List<Holding> holdings() {
        return List.of();
    }

    @Override
    default List<HeardRelay> relays() {
        return List.of();
    }

    @Override
    default List<Binding> bindings() {
        return List.of();
    }

    @Override
    default List<Subscription> subscriptions() {
        return List.of();
    }

    @Override
    default Optional<Reachability> pulse(Binding binding) {
        return Optional.empty();
    }
}
