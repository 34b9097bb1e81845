package org.dialtone.app.view;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.Snapshots;
import org.dialtone.app.view.FoldedJourneys.Folded;
import org.dialtone.app.view.PhoneMoment.Contact;
import org.dialtone.app.view.PhoneMoment.Place;
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
import org.dialtone.provision.ProvisionPlan.Phone;
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
    private Devices devices = Devices.NONE;
    private long heardThen;

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
        Devices present = devices(moment.plans);
        FileAge.Turn turn = ages.turn();
        List<PhoneView> views = new ArrayList<>();
        for (Device device : present.all()) {
            views.add(view(device, moment, turn));
        }
        return Collections.unmodifiableList(views);
    }

    /** Looks through all that was heard only where another address has come, or one has gone. */
    private synchronized Devices devices(Plans now) {
        long heard = book.comings() + fleet.changes();
        if (devices.plans() != now || heardThen != heard) {
            List<MacAddress> macs = new ArrayList<>(book.heard());
            macs.addAll(fleet.macs());
            devices = devices.at(now).with(macs);
            heardThen = heard;
            ages.keep(devices::has);
            folded.keep(devices::has);
        } else if (folded.size() > devices.size()) {
            folded.keep(devices::has);
        }
        return devices;
    }

    /** The headline. */
    public PhoneCounts counts() {
        return PhoneCounts.of(all());
    }

    /** Empty for a MAC that the site doesn't name and that the box never heard. */
    public Optional<PhoneView> find(MacAddress mac) {
        PhoneMoment moment = moment();
        PhoneView view = view(moment.device(mac), moment, ages.turn());
        return view.listed() || view.lastSeen() != null ? Optional.of(view) : Optional.empty();
    }

    private PhoneMoment moment() {
        return new PhoneMoment(plans.get(), snapshots, clock.instant());
    }

    private PhoneView view(Device device, PhoneMoment moment, FileAge.Turn turn) {
        MacAddress mac = device.mac();
        Phone phone = device.phone();
        Folded story = story(device, moment);
        KnownPhone known = fleet.known(mac);
        Identity identity = known == null ? null : known.identity();
        Place place = moment.place(device);
        List<Contact> contacts = moment.registers() ? moment.contacts(device, place) : List.of();
        List<PhoneView.LineView> lines = lines(device, contacts, moment);
        Instant lastSeen = lastSeen(device, story, known);
        PhoneState state = new PhoneState.Facts(
                        lines.size(),
                        registered(lines, contacts),
                        isPending(device),
                        !story.journey().diagnosis().isEmpty(),
                        place.leased(),
                        lastSeen)
                .at(moment.at);
        Ip4 address = place.address() != null ? place.address() : story.address();
        return new PhoneView(
                mac,
                device.macs(),
                phone != null,
                vendor(identity),
                identity == null ? null : identity.model(),
                identity == null ? null : identity.firmware(),
                known == null ? null : known.revision(),
                address,
                lines,
                state == PhoneState.REGISTERED ? story.journey().withoutDoubtOfLines() : story.journey(),
                lastSeen,
                state,
                PhoneMoment.reachable(contacts),
                phone == null ? null : turn.of(phone.mac()).orElse(null),
                moment.scope(address));
    }

    /** As people write it. */
    private String vendor(Identity identity) {
        return identity == null
                ? null
                : fleet.packs().get(identity.vendor()).map(VendorPack::name).orElse(identity.vendor());
    }

    private static int registered(List<PhoneView.LineView> lines, List<Contact> contacts) {
        int registered = 0;
        for (PhoneView.LineView line : lines) {
            registered += line.registered() ? 1 : 0;
        }
        return lines.isEmpty() ? contacts.size() : registered;
    }

    private boolean isPending(Device device) {
        return device.phone() == null
                && records.pendingPhones()
                        .find(device.mac())
                        .filter(PendingPhone::waits)
                        .isPresent();
    }

    private Folded story(Device device, PhoneMoment moment) {
        return folded.get(device.mac(), moment.at, () -> {
            Set<String> numbers = tells(device.mac(), moment)
                    ? device.lines().stream().map(Device.Line::number).collect(Collectors.toSet())
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
    private List<PhoneView.LineView> lines(Device device, List<Contact> contacts, PhoneMoment moment) {
        Set<String> reported = moment.registers() || device.phone() == null
                ? Set.of()
                : moment.reported(device, records.reports().of(device.phone().mac()));
        List<PhoneView.LineView> lines = new ArrayList<>(device.lines().size());
        for (Device.Line line : device.lines()) {
            boolean registered = reported.contains(line.number());
            boolean silent = false;
            for (Contact contact : contacts) {
                boolean own = contact.binding().user().equals(line.number());
                registered |= own;
                silent |= own && contact.isSilent();
            }
            lines.add(new PhoneView.LineView(line.number(), line.name(), registered, silent, line.isRotating()));
        }
        return lines;
    }

    private Instant lastSeen(Device device, Folded story, KnownPhone known) {
        Instant latest = later(story.lastSeen(), known == null ? null : known.lastSeen());
        if (device.macs().size() > 1) {
            for (MacAddress mac : device.macs()) {
                latest = later(latest, fleet.lastSeen(mac).orElse(null));
            }
        }
        return latest;
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }
}
