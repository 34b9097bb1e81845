package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.app.IdleSnapshots;
import org.dialtone.app.MemoryRevisions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.view.FileAge;
import org.dialtone.app.view.PhoneCounts;
import org.dialtone.app.view.PhoneState;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.journal.Entry;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Rank;
import org.dialtone.journal.Step;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Holding;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.Provisioner;
import org.dialtone.provision.Renderer;
import org.dialtone.site.Review;
import org.dialtone.site.TestPacks;
import org.dialtone.site.check.Surroundings;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.model.Endpoints;

/**
 * Twelve phones on a real registrar, site book and read model. Phone 1 has two lines, phones 2 and 3 share one, the
 * extension of phone 4 may register from anywhere, phone 5 has a second MAC. After each step {@link #check} compares
 * the headline with the table of bindings.
 */
final class HeadlineRig implements IdleSnapshots {

    static final int PHONES = 12;
    private static final MacAddress SECOND = MacAddress.of("00:15:65:00:01:05");

    final RegistrarRig sip = new RegistrarRig();
    final Map<String, String> extensions = new TreeMap<>();
    final Map<Integer, List<String>> phones = new TreeMap<>();
    private final Map<Integer, List<Caller>> callers = new TreeMap<>();
    private final JournalBook book = new JournalBook(List.of(), this::rank);
    private final SiteBook site = new SiteBook(
            TestPacks.packs(),
            Surroundings.UNKNOWN,
            new Endpoints(80, 5060),
            new MemoryRevisions(),
            PhonePasswords.UNKNOWN,
            new SplittableRandom(5),
            () -> sip.now);
    private final PhoneViews views;
    /** Makes all views anew, of lists of all that the engines hold. */
    private final Supplier<List<PhoneView>> anew;

    private Set<String> stored = Set.of();
    private int boots;
    private int given;

    HeadlineRig() {
        sip.holders.clear();
        Fleet fleet = new Fleet(TestPacks.packs(), FleetStore.forgetful(List.of()), () -> sip.now);
        PhoneRecords records = PhoneRecords.forgetful(() -> sip.now);
        Renderer renderer = (_, view) -> new Renderer.Rendering.Text(view.toString());
        Provisioner files = new Provisioner(
                fleet, sip, book, renderer, records, FirmwareStore.EMPTY, HandClock.right(() -> sip.now));
        FileAge ages = new FileAge(records.served(), files.tags(), book, () -> sip.now, () -> sip.elapsed);
        views = new PhoneViews(book, fleet, site::plans, this, records, ages, () -> sip.now);
        views.listen(site::onChange);
        anew = () -> new PhoneViews(book, fleet, site::plans, lists(), records, ages, () -> sip.now).all();
        IntStream.rangeClosed(1, PHONES).forEach(phone -> {
            phones.put(phone, new ArrayList<>(List.of(number(phone))));
            extensions.put(number(phone), "");
        });
        extensions.put("1020", "");
        extensions.put("1021", "");
        phones.get(1).add("1020");
        phones.get(2).add("1021");
        phones.get(3).add("1021");
        apply();
    }

    private Rank rank(MacAddress mac) {
        return site.plans().provision().phones().containsKey(mac) ? Rank.LISTED : Rank.GUEST;
    }

    static String number(int phone) {
        return String.valueOf(1000 + phone);
    }

    static MacAddress mac(int phone) {
        return MacAddress.of("00:15:65:00:00:%02x".formatted(phone));
    }

    /** Makes the site as {@link #extensions} and {@link #phones} have it; a line without its extension is left out. */
    void apply() {
        StringBuilder yaml = new StringBuilder("dialtone: 1\nextensions:");
        extensions.forEach((number, password) -> yaml.append("\n  - {number: \"%s\"%s%s}"
                .formatted(
                        number,
                        password.isEmpty() ? "" : ", password: " + password,
                        number.equals("1004") ? ", anywhere: true" : "")));
        yaml.append(extensions.isEmpty() ? " []\nphones:" : "\nphones:");
        phones.forEach((phone, lines) -> yaml.append("\n  - {mac: \"%s\", lines: %s%s}"
                .formatted(
                        mac(phone),
                        lines.stream()
                                .filter(extensions::containsKey)
                                .map("\"%s\""::formatted)
                                .toList(),
                        phone == 5 ? ", alsoMacs: [\"" + SECOND + "\"]" : "")));
        yaml.append(phones.isEmpty() ? " []\n" : "\n");
        Review review = TestSite.apply(site, yaml.toString());
        assertTrue(review.ok(), () -> review.findings() + "\n" + yaml);
        sip.registrar.install(site.plans().sip());
    }

    /** The phone starts with what its file says now, at its old address or a new one. */
    void boot(int phone, boolean moves, boolean bySecondMac) {
        MacAddress mac = phone == 5 && bySecondMac ? SECOND : mac(phone);
        Ip4 address = moves
                ? null
                : sip.holders.entrySet().stream()
                        .filter(held -> held.getValue().equals(mac))
                        .map(Map.Entry::getKey)
                        .min(Ip4::compareTo)
                        .orElse(null);
        Ip4 here = address != null ? address : Ip4.of("10.66.%d.%d".formatted(1 + given / 200, 1 + given++ % 200));
        sip.holders.put(here, mac);
        boots++;
        Phone listed = site.plans().provision().phones().get(mac(phone));
        callers.put(
                phone,
                listed == null
                        ? List.of()
                        : listed.lines().stream()
                                .map(line -> caller(line.number(), line.password(), here))
                                .toList());
        refresh(phone);
    }

    private Caller caller(String number, String password, Ip4 address) {
        Caller caller = new Caller(sip, number, password);
        caller.address = address;
        caller.callId = "boot-" + boots;
        return caller;
    }

    /** The phone registers its lines again, with the passwords that it has. */
    void refresh(int phone) {
        callers.getOrDefault(phone, List.of()).forEach(caller -> register(caller, caller.contact()));
    }

    void unregister(int phone) {
        callers.getOrDefault(phone, List.of()).stream()
                .limit(1)
                .forEach(caller -> register(caller, caller.contact() + ";expires=0"));
    }

    private static void register(Caller caller, String contact) {
        try {
            if (caller.register(contact).status() == 401) {
                caller.nonce = null;
                caller.register(contact);
            }
        } catch (NoSuchElementException _) {
            // A phone with a wrong password is answered late.
        }
    }

    /** The address of the phone goes to another device; or to none, as after a RELEASE. */
    void lose(int phone, MacAddress to) {
        sip.holders.entrySet().stream()
                .filter(held -> held.getValue().equals(mac(phone)))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(address -> {
                    sip.holders.remove(address);
                    if (to != null) {
                        sip.holders.put(address, to);
                    }
                });
    }

    /** Restarts the box: bindings come from the store, the site from its own. */
    void restart() {
        sip.restart();
        sip.registrar.install(site.plans().sip());
        sip.registrar.expire();
    }

    PhoneCounts counts() {
        return views.counts();
    }

    PhoneView view(int phone) {
        return views.find(mac(phone)).orElseThrow();
    }

    /** Compares headline and phones with the bindings, and looks for the entry of each binding that is gone. */
    void check(String step) {
        Set<String> now = keys();
        List<Entry> written = List.copyOf(sip.journal);
        sip.journal.clear();
        written.forEach(book::record);
        for (String gone : stored) {
            String[] parts = gone.split(" ");
            assertTrue(
                    // The end of a contact whose device was never known belongs to no phone's journal.
                    now.contains(gone)
                            || parts[1].equals("null")
                            || written.stream()
                                    .anyMatch(entry -> entry.step() == Step.UNREGISTER
                                            && entry.file().equals(parts[0])
                                            && entry.mac().toString().equals(parts[1])),
                    () -> step + ": no entry tells of the end of " + gone + " among " + written);
        }
        stored = now;
        Map<MacAddress, PhoneState> expected = new TreeMap<>();
        List<PhoneView> all = views.all();
        assertEquals(anew.get(), all, step);
        all.forEach(view -> assertEquals(Optional.of(view), views.find(view.mac()), step));
        all.forEach(view -> expected(view.mac()).ifPresent(state -> expected.put(view.mac(), state)));
        Map<MacAddress, PhoneState> shown = all.stream()
                .filter(view -> view.state() == PhoneState.REGISTERED || view.state() == PhoneState.PARTLY)
                .collect(Collectors.toMap(PhoneView::mac, PhoneView::state, (one, _) -> one, TreeMap::new));
        assertEquals(expected, shown, step);
        assertEquals(
                Collections.frequency(expected.values(), PhoneState.REGISTERED),
                counts().of(PhoneState.REGISTERED),
                step);
    }

    /** The stored bindings, each by its user, the device that registered it, and its contact. */
    private Set<String> keys() {
        Set<String> keys = new HashSet<>();
        sip.stored
                .values()
                .forEach(held -> held.forEach(
                        binding -> keys.add(binding.user() + " " + binding.holder() + " " + binding.contact())));
        return keys;
    }

    private Optional<PhoneState> expected(MacAddress mac) {
        Phone phone = site.plans().provision().phones().get(mac);
        List<Binding> table = sip.bindings.all();
        if (phone == null || phone.lines().isEmpty()) {
            boolean any = table.stream()
                    .filter(binding -> extensions.containsKey(binding.user()))
                    .map(binding -> sip.holders.get(binding.source()))
                    .anyMatch(holder -> phone == null ? mac.equals(holder) : isOf(mac, holder));
            return any ? Optional.of(PhoneState.REGISTERED) : Optional.empty();
        }
        long live = phone.lines().stream()
                .filter(line -> table.stream()
                        .anyMatch(binding -> binding.user().equals(line.number()) && isAt(phone, binding)))
                .count();
        return live == 0
                ? Optional.empty()
                : Optional.of(live == phone.lines().size() ? PhoneState.REGISTERED : PhoneState.PARTLY);
    }

    private boolean isAt(Phone phone, Binding binding) {
        MacAddress holder = sip.holders.getOrDefault(binding.source(), binding.holder());
        boolean alone = phones.values().stream()
                        .filter(lines -> lines.contains(binding.user()))
                        .count()
                == 1;
        return holder == null ? alone && !binding.user().equals("1004") : isOf(phone.mac(), holder);
    }

    private static boolean isOf(MacAddress phone, MacAddress holder) {
        return phone.equals(holder) || phone.equals(mac(5)) && SECOND.equals(holder);
    }

    @Override
    public List<Holding> holdings() {
        return sip.holders.entrySet().stream()
                .map(held -> new Holding(held.getKey(), held.getValue(), Holding.Source.LEASED, sip.now))
                .toList();
    }

    @Override
    public List<Binding> bindings() {
        return sip.bindings.all();
    }

    @Override
    public List<Binding> bindings(String user) {
        return sip.bindings.of(user);
    }

    @Override
    public List<Binding> bindings(Ip4 source) {
        return sip.bindings.from(source);
    }

    /** The same engines, asked for everything at once. */
    private IdleSnapshots lists() {
        return new IdleSnapshots() {
            @Override
            public List<Holding> holdings() {
                return HeadlineRig.this.holdings();
            }

            @Override
            public List<Binding> bindings() {
                return sip.bindings.all();
            }

            @Override
            public Optional<Reachability> pulse(Binding binding) {
                return sip.registrar.pulses().of(binding);
            }
        };
    }

    @Override
    public Optional<Reachability> pulse(Binding binding) {
        return sip.registrar.pulses().of(binding);
    }
}
