package org.dialtone.app.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.app.Holdings;
import org.dialtone.app.Snapshots;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.SubnetMap;
import org.dialtone.phone.Holding;
import org.dialtone.provision.LineReport;
import org.dialtone.sip.Binding;
import org.dialtone.sip.Reachability;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.site.compile.Plans;

/**
 * What plans and engines hold at one moment: who has which address, and which contacts live. It asks the engines for
 * each device, as a list of 50,000 looks at each of them.
 */
final class PhoneMoment {

    private static final Comparator<Holding> SUREST_LAST = Comparator.comparing(Holding::source)
            .thenComparing(Holding::at, Comparator.nullsFirst(Comparator.naturalOrder()));

    final Instant at;
    final Plans plans;
    private final SubnetMap<String> scopes = new SubnetMap<>();
    private final Snapshots snapshots;
    private final Holdings holdings;

    PhoneMoment(Plans plans, Snapshots snapshots, Instant at) {
        this.at = at;
        this.snapshots = snapshots;
        this.plans = plans;
        plans.dhcp().scopes().forEach(scope -> scopes.put(scope.subnet(), scope.name()));
        holdings = snapshots.holders();
    }

    /** Name of the scope whose subnet holds the address; null where there is none. */
    String scope(Ip4 address) {
        return address == null ? null : scopes.at(address).orElse(null);
    }

    /** Whether a lease of the address was given back or has run out. */
    private boolean isEnded(Ip4 address) {
        Lease lease = snapshots.lease(address).orElse(null);
        return lease != null
                && (lease.state() != Lease.State.BOUND || !lease.expires().isAfter(at));
    }

    private boolean runs(Holding holding) {
        return holding.source() != Holding.Source.LEASED || !isEnded(holding.address());
    }

    /**
     * Whether the contact is this phone's, as the registrar finds the ways to it: by the address, where its holder is
     * known; else by the device that registered it; else because no other phone has the extension.
     */
    private boolean isOf(Device device, Binding binding, Extension extension) {
        Holding holding = holdings.at(binding.source());
        MacAddress holder = holding != null ? holding.mac() : binding.holder();
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
        Holding holding = holdings.at(address);
        return holding == null ? !isEnded(address) : device.macs().contains(holding.mac()) && runs(holding);
    }

    /** Whether the box registers phones itself. */
    boolean registers() {
        return plans.provision().reports() == null;
    }

    /** The device with this MAC. */
    Device device(MacAddress mac) {
        return Device.of(mac, plans);
    }

    /** Looks where a device is. */
    Place place(Device device) {
        Ip4 surest = null;
        boolean leased = false;
        List<Holding> all = new ArrayList<>(1);
        for (MacAddress mac : device.macs()) {
            List<Holding> held = holdings.of(mac);
            all.addAll(held);
            surest = surest != null || held.isEmpty() ? surest : surest(held).address();
        }
        for (Holding holding : all) {
            leased |= runs(holding);
        }
        return new Place(all, surest, leased);
    }

    /** Of those that are alike, the last one. */
    private static Holding surest(List<Holding> held) {
        Holding surest = held.getFirst();
        for (Holding holding : held) {
            surest = SUREST_LAST.compare(holding, surest) >= 0 ? holding : surest;
        }
        return surest;
    }

    /**
     * Where a device is.
     *
     * @param address the surest one; null: it holds none
     * @param leased  whether it has an address by a lease that runs, or by another sign than a lease
     */
    record Place(List<Holding> held, Ip4 address, boolean leased) {}

    /** A live contact. @param answers whether it answers; null: it wasn't asked yet */
    record Contact(Binding binding, Boolean answers) {

        boolean isSilent() {
            return Boolean.FALSE.equals(answers);
        }
    }

    /** The live contacts that are the device's own: of its lines, or of any extension where the site gives it none. */
    List<Contact> contacts(Device device, Place place) {
        List<Contact> contacts = new ArrayList<>(1);
        if (device.lines().isEmpty()) {
            Map<String, Extension> extensions = plans.sip().extensions();
            for (Holding holding : place.held()) {
                for (Binding binding : snapshots.bindings(holding.address())) {
                    add(contacts, binding, extensions.containsKey(binding.user()));
                }
            }
        }
        for (Device.Line line : device.lines()) {
            if (line.extension() != null) {
                for (Binding binding : snapshots.bindings(line.number())) {
                    add(contacts, binding, isOf(device, binding, line.extension()));
                }
            }
        }
        return contacts;
    }

    private void add(List<Contact> contacts, Binding binding, boolean own) {
        if (own) {
            contacts.add(new Contact(
                    binding, snapshots.pulse(binding).map(Reachability::answers).orElse(null)));
        }
    }

    /** Whether these contacts answer OPTIONS; null where none was asked yet. */
    static Boolean reachable(Collection<Contact> contacts) {
        Boolean all = null;
        for (Contact contact : contacts) {
            all = contact.answers() == null ? all : Boolean.valueOf(contact.answers() && !Boolean.FALSE.equals(all));
        }
        return all;
    }
}
