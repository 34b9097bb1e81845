package org.dialtone.app.view;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.journal.Boot;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Journey;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Holding;
import org.dialtone.phone.Identity;
import org.dialtone.phone.KnownPhone;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.sip.Binding;
import org.dialtone.sip.SipPlan.Extension;

/**
 * Combines what journal, fleet, plans and engines know of each phone. Folded journeys are kept until something happens.
 */
public class PhoneViews {

    private static final Comparator<Holding> SUREST_LAST = Comparator.comparing(Holding::source)
            .thenComparing(Holding::at, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final JournalBook book;
    private final Fleet fleet;
    private final SiteBook site;
    private final Snapshots snapshots;
    private final InstantSource clock;
    private final FoldedJourneys folded = new FoldedJourneys();

    /** What the engines hold at one moment, by MAC or by extension. */
    private record Moment(
            Map<MacAddress, Ip4> addresses,
            Map<String, Set<Ip4>> sources,
            Map<String, Set<Ip4>> silent,
            Set<String> rotating,
            ProvisionPlan plan) {

        Map<MacAddress, Phone> phones() {
            return plan.phones();
        }
    }

    public PhoneViews(JournalBook book, Fleet fleet, SiteBook site, Snapshots snapshots, InstantSource clock) {
        this.book = book;
        this.fleet = fleet;
        this.site = site;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Starts to refresh the view of each phone to which something happens. */
    public void listen() {
        book.listen(entry -> folded.changed(entry.mac()));
        site.onChange(_ -> folded.changed());
    }

    /** Grows whenever anything happened that may change a view. */
    public long changes() {
        return folded.changes();
    }

    /** Every phone that the site names or that the box ever heard, in the order of their MACs. */
    public List<PhoneView> all() {
        Moment moment = moment();
        Set<MacAddress> macs = new TreeSet<>(book.macs());
        moment.phones().values().forEach(phone -> macs.add(phone.mac()));
        fleet.all().stream().map(KnownPhone::mac).forEach(macs::add);
        folded.keep(macs);
        return macs.stream().map(mac -> view(mac, moment)).toList();
    }

    /** Empty for a MAC that the site doesn't name and that the box never heard. */
    public Optional<PhoneView> find(MacAddress mac) {
        PhoneView view = view(mac, moment());
        return view.listed() || view.lastSeen() != null ? Optional.of(view) : Optional.empty();
    }

    private Moment moment() {
        Map<MacAddress, Ip4> addresses = new HashMap<>();
        snapshots.holdings().stream()
                .sorted(SUREST_LAST)
                .forEach(holding -> addresses.put(holding.mac(), holding.address()));
        List<Binding> bindings = snapshots.bindings();
        List<Binding> silent = bindings.stream()
                .filter(binding -> snapshots
                        .pulse(binding)
                        .filter(pulse -> !pulse.answers())
                        .isPresent())
                .toList();
        return new Moment(
                addresses,
                sources(bindings),
                sources(silent),
                rotating(),
                site.plans().provision());
    }

    /** Extensions whose old password is still accepted. */
    private Set<String> rotating() {
        return site.plans().sip().extensions().values().stream()
                .filter(extension -> extension.oldPassword() != null)
                .map(Extension::user)
                .collect(Collectors.toSet());
    }

    private static Map<String, Set<Ip4>> sources(List<Binding> bindings) {
        return bindings.stream()
                .collect(Collectors.groupingBy(Binding::user, Collectors.mapping(Binding::source, Collectors.toSet())));
    }

    private PhoneView view(MacAddress mac, Moment moment) {
        Phone phone = moment.phones().get(mac);
        Journey journey = journey(mac, phone);
        Optional<Identity> identity = fleet.identity(mac);
        Ip4 address = Optional.ofNullable(moment.addresses().get(mac))
                .or(() -> lastAddress(journey))
                .orElse(null);
        String vendor = fleet.pack(mac)
                .map(VendorPack::name)
                .or(() -> identity.map(Identity::vendor))
                .orElse(null);
        return new PhoneView(
                mac,
                phone != null,
                vendor,
                identity.map(Identity::model).orElse(null),
                identity.map(Identity::firmware).orElse(null),
                address,
                lines(phone, address, moment, journey),
                journey,
                lastSeen(mac, journey));
    }

    private Journey journey(MacAddress mac, Phone phone) {
        Instant now = clock.instant();
        return folded.get(mac, now, () -> {
            Set<String> numbers = phone == null || !tells(mac)
                    ? Set.of()
                    : phone.lines().stream().map(Line::number).collect(Collectors.toSet());
            return Journey.of(mac, book.entries(mac), numbers, now);
        });
    }

    /** Whether the box learns of the phone's registration: at an external PBX only where the phone reports it. */
    private boolean tells(MacAddress mac) {
        return site.plans().provision().reports() == null
                || fleet.pack(mac)
                        .filter(pack -> pack.dialect().features().carries().contains("actionUrl"))
                        .isPresent();
    }

    /** The phone's lines. At an external PBX the phone's own reports say which of them are registered. */
    private static List<PhoneView.LineView> lines(Phone phone, Ip4 address, Moment moment, Journey journey) {
        Set<String> reported =
                journey.boots().isEmpty() ? Set.of() : journey.boots().getLast().registered();
        List<PhoneView.LineView> lines = new ArrayList<>();
        for (Line line : phone == null ? List.<Line>of() : phone.lines()) {
            boolean registered = moment.plan().reports() != null
                    ? reported.contains(line.number())
                    : address != null
                            && moment.sources()
                                    .getOrDefault(line.number(), Set.of())
                                    .contains(address);
            lines.add(new PhoneView.LineView(
                    line.number(),
                    line.displayName(),
                    registered,
                    registered
                            && moment.silent()
                                    .getOrDefault(line.number(), Set.of())
                                    .contains(address),
                    moment.rotating().contains(line.number())));
        }
        return lines;
    }

    private static Optional<Ip4> lastAddress(Journey journey) {
        return journey.boots().isEmpty()
                ? Optional.empty()
                : journey.boots().getLast().address();
    }

    private Instant lastSeen(MacAddress mac, Journey journey) {
        Stream<Instant> told = journey.boots().stream().map(Boot::lastSeen);
        return Stream.concat(told, fleet.lastSeen(mac).stream())
                .max(Instant::compareTo)
                .orElse(null);
    }
}
