package org.dialtone.app.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.Snapshots;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.SubnetMap;
import org.dialtone.phone.Holding;
import org.dialtone.provision.LineReport;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.sip.Binding;
import org.dialtone.sip.Reachability;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.site.compile.Plans;

/** What plans and engines hold at one moment: who has which address, and which contacts live. */
final class PhoneMoment {

    private static final Comparator<Holding> SUREST_LAST = Comparator.comparing(Holding::source)
            .thenComparing(Holding::at, Comparator.nullsFirst(Comparator.naturalOrder()));

    final Instant at;
    final ProvisionPlan plan;
    private final SubnetMap<String> scopes = new SubnetMap<>();
    private final Map<String, Extension> extensions;
    private final Map<Ip4, Holding> byAddress = new HashMap<>();
    private final Map<MacAddress, ArrayList<Holding>> byMac;
    /** Addresses whose lease was given back or has run out. */
    private final Set<Ip4> ended = new HashSet<>();

    private final Map<String, List<Binding>> byUser;
    private final Map<Ip4, List<Binding>> bySource;
    private final Function<Binding, Optional<Reachability>> pulses;

    PhoneMoment(Plans plans, Snapshots snapshots, Instant at) {
        this.at = at;
        plan = plans.provision();
        plans.dhcp().scopes().forEach(scope -> scopes.put(scope.subnet(), scope.name()));
        extensions = plans.sip().extensions();
        List<Holding> holdings = snapshots.holdings();
        holdings.forEach(holding -> byAddress.put(holding.address(), holding));
        byMac = holdings.stream().collect(Collectors.groupingBy(Holding::mac, Collectors.toCollection(ArrayList::new)));
        byMac.values().forEach(own -> own.sort(SUREST_LAST));
        snapshots.leases().stream()
                .filter(lease ->
                        lease.state() != Lease.State.BOUND || !lease.expires().isAfter(at))
                .forEach(lease -> ended.add(lease.address()));
        // A contact of an extension that the site has no more rings no phone, and is swept soon.
        List<Binding> live = snapshots.bindings().stream()
                .filter(binding -> extensions.containsKey(binding.user()))
                .toList();
        byUser = live.stream().collect(Collectors.groupingBy(Binding::user));
        bySource = live.stream().collect(Collectors.groupingBy(Binding::source));
        pulses = snapshots::pulse;
    }

    private List<Holding> held(MacAddress mac) {
        return byMac.containsKey(mac) ? byMac.get(mac) : List.of();
    }

    /** The surest address of the device. */
    Optional<Ip4> address(Device device) {
        return device.macs().stream()
                .map(this::held)
                .filter(held -> !held.isEmpty())
                .findFirst()
                .map(held -> held.getLast().address());
    }

    /** Name of the scope whose subnet holds the address; null where there is none. */
    String scope(Ip4 address) {
        return address == null ? null : scopes.at(address).orElse(null);
    }

    /** Whether the device has an address by a lease that runs, or by another sign than a lease. */
    boolean isLeased(Device device) {
        return device.macs().stream().flatMap(mac -> held(mac).stream()).anyMatch(this::runs);
    }

    private boolean runs(Holding holding) {
        return holding.source() != Holding.Source.LEASED || !ended.contains(holding.address());
    }

    /** The live contacts that are the device's own: of its lines, or of any extension where the site gives it none. */
    List<Binding> contacts(Device device) {
        Stream<Binding> contacts = device.lines().isEmpty()
                ? device.macs().stream()
                        .flatMap(mac -> held(mac).stream())
                        .flatMap(holding -> bySource.getOrDefault(holding.address(), List.of()).stream())
                : device.lines().stream()
                        .flatMap(line -> byUser.getOrDefault(line.number(), List.of()).stream())
                        .filter(binding -> isOf(device, binding));
        return contacts.toList();
    }

    /**
     * Whether the contact is this phone's, as the registrar finds the ways to it: by the address, where its holder is
     * known; else by the device that registered it; else because no other phone has the extension.
     */
    private boolean isOf(Device device, Binding binding) {
        Holding holding = byAddress.get(binding.source());
        MacAddress holder = holding != null ? holding.mac() : binding.holder();
        Extension extension = extensions.get(binding.user());
        return holder != null
                ? device.macs().contains(holder)
                : !extension.anywhere() && device.macs().containsAll(extension.phones());
    }

    /** The lines that the phone registered at an external PBX, by its own word from an address that is still its own. */
    Set<String> reported(Device device, Collection<LineReport> reports) {
        return reports.stream()
                .filter(LineReport::registered)
                .filter(report -> isStillThere(device, report.from()))
                .map(LineReport::number)
                .collect(Collectors.toSet());
    }

    private boolean isStillThere(Device device, Ip4 address) {
        Holding holding = byAddress.get(address);
        return holding == null ? !ended.contains(address) : device.macs().contains(holding.mac()) && runs(holding);
    }

    /** Whether the box registers phones itself. */
    boolean registers() {
        return plan.reports() == null;
    }

    /** Whether the line's former password is still accepted. */
    boolean isRotating(String number) {
        Extension extension = extensions.get(number);
        return extension != null && extension.oldPassword() != null;
    }

    /** Whether one of these contacts is known not to answer. */
    boolean isSilent(Collection<Binding> contacts) {
        return contacts.stream()
                .anyMatch(contact ->
                        pulses.apply(contact).filter(pulse -> !pulse.answers()).isPresent());
    }

    /** Whether these contacts answer OPTIONS; null where none was asked yet. */
    Boolean reachable(Collection<Binding> contacts) {
        boolean asked =
                contacts.stream().anyMatch(contact -> pulses.apply(contact).isPresent());
        return asked ? Boolean.valueOf(!isSilent(contacts)) : null;
    }

    /** The device with this MAC; all MACs of one phone of the site are one device. */
    Device device(MacAddress mac) {
        Phone phone = plan.phones().get(mac);
        Set<MacAddress> macs = new LinkedHashSet<>(Set.of(mac));
        if (phone != null) {
            macs.add(phone.mac());
            macs.addAll(phone.alsoMacs());
        }
        return new Device(mac, Collections.unmodifiableSet(macs), phone);
    }

    /**
     * One device.
     *
     * @param macs  all its MACs, this one first
     * @param phone the phone of the site that it is, or null
     */
    record Device(MacAddress mac, Set<MacAddress> macs, Phone phone) {

        List<ProvisionPlan.Line> lines() {
            return phone == null ? List.of() : phone.lines();
        }
    }
}
