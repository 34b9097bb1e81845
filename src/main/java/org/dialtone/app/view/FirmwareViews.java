package org.dialtone.app.view;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dialtone.app.Snapshots;
import org.dialtone.app.view.PhoneMoment.Contact;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.sip.Binding;
import org.dialtone.site.compile.Plans;

/** Tells what each phone of the site runs: by its registration where that says so, else by what it said last. */
public final class FirmwareViews {

    private final Supplier<Plans> plans;
    private final Snapshots snapshots;
    private final Fleet fleet;
    private final PhoneRecords records;
    private final InstantSource clock;

    public FirmwareViews(
            Supplier<Plans> plans, Snapshots snapshots, Fleet fleet, PhoneRecords records, InstantSource clock) {
        this.plans = plans;
        this.snapshots = snapshots;
        this.fleet = fleet;
        this.records = records;
        this.clock = clock;
    }

    /** Each phone of the site once. Any thread may ask. */
    public List<RunningFirmware> all() {
        PhoneMoment moment = new PhoneMoment(plans.get(), snapshots, clock.instant());
        return moment.plans.provision().phones().values().stream()
                .map(Phone::mac)
                .distinct()
                .map(mac -> view(moment.device(mac), moment))
                .toList();
    }

    private RunningFirmware view(Device device, PhoneMoment moment) {
        List<Binding> contacts = moment.registers()
                ? moment.contacts(device, moment.place(device)).stream()
                        .map(Contact::binding)
                        .toList()
                : List.of();
        Optional<Identity> known = fleet.identity(device.mac());
        String vendor = known.map(Identity::vendor).orElse(null);
        Optional<String> registers = contacts.stream()
                .flatMap(contact -> fleet.packs().identify(null, null, contact.userAgent()).stream())
                .filter(identity -> identity.vendor().equals(vendor))
                .map(Identity::firmware)
                .filter(Objects::nonNull)
                .findFirst();
        return new RunningFirmware(
                device.mac(),
                vendor,
                known.map(Identity::model).orElse(null),
                registers.or(() -> known.map(Identity::firmware)).orElse(null),
                registers.isPresent(),
                lines(device, contacts, moment),
                latest(contacts, Binding::registered),
                latest(contacts, Binding::expires));
    }

    private int lines(Device device, List<Binding> contacts, PhoneMoment moment) {
        return moment.registers()
                ? (int) contacts.stream().map(Binding::user).distinct().count()
                : moment.reported(device, records.reports().of(device.mac())).size();
    }

    private static <T extends Comparable<T>> T latest(List<Binding> contacts, Function<Binding, T> time) {
        return contacts.stream().map(time).max(T::compareTo).orElse(null);
    }
}
