package org.dialtone.sip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.sip.SipPlan.Extension;

/** Finds the ways to a phone for the box's own requests. Safe to use from any thread. */
final class ContactRoutes {

    private static final int PORT = 5060;

    private final Bindings bindings;
    private final AddressHolders presence;

    ContactRoutes(Bindings bindings, AddressHolders presence) {
        this.bindings = bindings;
        this.presence = presence;
    }

    /**
     * The ways to a phone: its registered contacts, the latest first, and then contacts that it registered while it was
     * pending. Where there are none, the address that it holds; empty where it has neither.
     */
    List<Target> to(Set<MacAddress> macs, SipPlan plan) {
        Map<Source, Target> contacts = new LinkedHashMap<>();
        plan.extensions().values().stream()
                .filter(extension -> extension.phones().stream().anyMatch(macs::contains))
                .flatMap(extension ->
                        bindings.of(extension.user()).stream().filter(binding -> isOf(macs, extension, binding)))
                .sorted(Comparator.comparing(Binding::expires).reversed())
                .map(Target::of)
                .forEach(target -> contacts.putIfAbsent(target.hop(), target));
        address(macs)
                .ifPresent(ip -> bindings.usersAt(ip).stream()
                        .filter(user -> !plan.extensions().containsKey(user))
                        .flatMap(user -> bindings.of(user).stream())
                        .filter(binding -> binding.source().equals(ip))
                        .map(Target::of)
                        .forEach(target -> contacts.putIfAbsent(target.hop(), target)));
        return contacts.isEmpty()
                ? address(macs).stream().map(ContactRoutes::bare).toList()
                : new ArrayList<>(contacts.values());
    }

    /**
     * Whether the contact is this phone's: by the holder of its address, where that is known; else by the device that
     * registered it; else because no other phone has the extension.
     */
    private boolean isOf(Set<MacAddress> macs, Extension extension, Binding binding) {
        return presence.holder(binding.source())
                .or(() -> Optional.ofNullable(binding.holder()))
                .map(macs::contains)
                .orElse(!extension.anywhere() && macs.containsAll(extension.phones()));
    }

    private Optional<Ip4> address(Set<MacAddress> macs) {
        return macs.stream().flatMap(mac -> presence.addressOf(mac).stream()).findFirst();
    }

    private static Target bare(Ip4 address) {
        return new Target("", "sip:" + address + ":" + PORT, new Source(address, PORT, Transport.UDP), List.of());
    }
}
