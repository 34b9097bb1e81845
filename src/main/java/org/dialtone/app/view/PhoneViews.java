package org.dialtone.app.view;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.Snapshots;
import org.dialtone.app.view.PhoneMoment.Device;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Entry;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Journey;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.phone.KnownPhone;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.PendingPhone;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.sip.Binding;
import org.dialtone.site.compile.Plans;

/**
 * Combines what journal, fleet, plans and engines know of each phone: the state is from what the engines hold, the
 * journal alone says how it came. Folded journeys are kept until something happens. Safe to use from any thread that
 * may wait.
 */
public class PhoneViews {

    private final JournalBook book;
    private final Fleet fleet;
    private final Supplier<Plans> plans;
    private final Snapshots snapshots;
    private final PhoneRecords records;
    private final FileAge ages;
    private final InstantSource clock;
    private final FoldedJourneys folded = new FoldedJourneys();

    public PhoneViews(
            JournalBook book,
            Fleet fleet,
            Supplier<Plans> plans,
            Snapshots snapshots,
            PhoneRecords records,
            FileAge ages,
            InstantSource clock) {
        this.book = book;
        this.fleet = fleet;
        this.plans = plans;
        this.snapshots = snapshots;
        this.records = records;
        this.ages = ages;
        this.clock = clock;
    }

    /**
     * Starts to refresh the view of each phone to which something happens.
     *
     * @param changes takes a listener of later plans
     */
    public void listen(Consumer<Consumer<Plans>> changes) {
        book.listen(entry -> changed(entry.mac()));
        changes.accept(_ -> folded.changed());
    }

    private void changed(MacAddress mac) {
        Phone phone = plans.get().provision().phones().get(mac);
        folded.changed(mac);
        if (phone != null && !phone.alsoMacs().isEmpty()) {
            Stream.concat(Stream.of(phone.mac()), phone.alsoMacs().stream()).forEach(folded::changed);
        }
    }

    /** Grows whenever anything happened that may change a view. */
    public long changes() {
        return folded.changes();
    }

    /** Every phone that the site names or that the box ever heard, in the order of their MACs; each phone once. */
    public List<PhoneView> all() {
        PhoneMoment moment = moment();
        Set<MacAddress> macs = new TreeSet<>(book.macs());
        moment.plan.phones().values().forEach(phone -> macs.add(phone.mac()));
        fleet.all().stream().map(KnownPhone::mac).forEach(macs::add);
        macs.removeIf(mac -> isFurther(mac, moment.plan.phones().get(mac)));
        folded.keep(macs);
        ages.keep(macs);
        FileAge.Turn turn = ages.turn();
        return macs.stream().map(mac -> view(mac, moment, turn)).toList();
    }

    private static boolean isFurther(MacAddress mac, Phone phone) {
        return phone != null && !phone.mac().equals(mac);
    }

    /** The headline. */
    public PhoneCounts counts() {
        return PhoneCounts.of(all());
    }

    /** Empty for a MAC that the site doesn't name and that the box never heard. */
    public Optional<PhoneView> find(MacAddress mac) {
        PhoneView view = view(mac, moment(), ages.turn());
        return view.listed() || view.lastSeen() != null ? Optional.of(view) : Optional.empty();
    }

    private PhoneMoment moment() {
        return new PhoneMoment(plans.get(), snapshots, clock.instant());
    }

    private PhoneView view(MacAddress mac, PhoneMoment moment, FileAge.Turn turn) {
        Device device = moment.device(mac);
        Phone phone = device.phone();
        Journey journey = journey(device, moment);
        Optional<Identity> identity = fleet.identity(mac);
        List<Binding> contacts = moment.registers() ? moment.contacts(device) : List.of();
        List<PhoneView.LineView> lines = lines(device, contacts, moment);
        Instant lastSeen = lastSeen(device, journey);
        PhoneState state = state(device, lines, contacts, journey, lastSeen, moment);
        Ip4 address = moment.address(device).or(() -> lastAddress(journey)).orElse(null);
        return new PhoneView(
                mac,
                device.macs(),
                phone != null,
                fleet.pack(mac)
                        .map(VendorPack::name)
                        .or(() -> identity.map(Identity::vendor))
                        .orElse(null),
                identity.map(Identity::model).orElse(null),
                identity.map(Identity::firmware).orElse(null),
                fleet.revision(mac).orElse(null),
                address,
                lines,
                state == PhoneState.REGISTERED ? journey.withoutDoubtOfLines() : journey,
                lastSeen,
                state,
                moment.reachable(contacts),
                phone == null ? null : turn.of(phone.mac()).orElse(null),
                moment.scope(address));
    }

    private PhoneState state(
            Device device,
            List<PhoneView.LineView> lines,
            List<Binding> contacts,
            Journey journey,
            Instant lastSeen,
            PhoneMoment moment) {
        long registered = lines.isEmpty()
                ? contacts.size()
                : lines.stream().filter(PhoneView.LineView::registered).count();
        return new PhoneState.Facts(
                        lines.size(),
                        (int) registered,
                        isPending(device),
                        !journey.diagnosis().isEmpty(),
                        moment.isLeased(device),
                        lastSeen)
                .at(moment.at);
    }

    private boolean isPending(Device device) {
        return device.phone() == null
                && records.pendingPhones()
                        .find(device.mac())
                        .filter(PendingPhone::waits)
                        .isPresent();
    }

    private Journey journey(Device device, PhoneMoment moment) {
        return folded.get(device.mac(), moment.at, () -> {
            Set<String> numbers = tells(device.mac(), moment)
                    ? device.lines().stream().map(Line::number).collect(Collectors.toSet())
                    : Set.of();
            return Journey.of(device.mac(), entries(device), numbers, device.phone() != null, moment.at);
        });
    }

    /** The entries of all the phone's MACs, oldest first. */
    private List<Entry> entries(Device device) {
        List<Entry> entries = new ArrayList<>();
        device.macs().forEach(mac -> entries.addAll(book.entries(mac)));
        if (device.macs().size() > 1) {
            entries.sort(Comparator.comparing(Entry::at));
        }
        return entries;
    }

    /** Whether the box learns of the phone's registration: at an external PBX only where the phone reports it. */
    private boolean tells(MacAddress mac, PhoneMoment moment) {
        return moment.registers()
                || fleet.pack(mac)
                        .filter(pack -> pack.dialect().features().carries().contains("actionUrl"))
                        .isPresent();
    }

    /** The phone's lines. At an external PBX the phone's own reports say which of them are registered. */
    private List<PhoneView.LineView> lines(Device device, List<Binding> contacts, PhoneMoment moment) {
        Set<String> reported = moment.registers() || device.phone() == null
                ? Set.of()
                : moment.reported(device, records.reports().of(device.phone().mac()));
        List<PhoneView.LineView> lines = new ArrayList<>();
        for (Line line : device.lines()) {
            List<Binding> own = contacts.stream()
                    .filter(contact -> contact.user().equals(line.number()))
                    .toList();
            lines.add(new PhoneView.LineView(
                    line.number(),
                    line.displayName(),
                    !own.isEmpty() || reported.contains(line.number()),
                    moment.isSilent(own),
                    moment.isRotating(line.number())));
        }
        return lines;
    }

    private static Optional<Ip4> lastAddress(Journey journey) {
        return journey.boots().isEmpty()
                ? Optional.empty()
                : journey.boots().getLast().address();
    }

    private Instant lastSeen(Device device, Journey journey) {
        Stream<Instant> told = journey.boots().stream().map(Boot::lastSeen);
        Stream<Instant> sighted = device.macs().stream().flatMap(mac -> fleet.lastSeen(mac).stream());
        return Stream.concat(told, sighted).max(Instant::compareTo).orElse(null);
    }
}
