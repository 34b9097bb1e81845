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
    default Holdings holders() {
        return Holdings.of(holdings());
    }

    @Override
    default Optional<Lease> lease(Ip4 address) {
        return leases().stream()
                .filter(lease -> lease.address().equals(address))
                .findFirst();
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
    default List<Binding> bindings(String user) {
        return bindings().stream()
                .filter(binding -> binding.user().equals(user))
                .toList();
    }

    @Override
    default List<Binding> bindings(Ip4 source) {
        return bindings().stream()
                .filter(binding -> binding.source().equals(source))
                .toList();
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
