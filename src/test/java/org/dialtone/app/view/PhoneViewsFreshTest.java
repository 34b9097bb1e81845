package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.app.AttachedLinks;
import org.dialtone.app.Holdings;
import org.dialtone.app.IdleSnapshots;
import org.dialtone.app.KnownHolders;
import org.dialtone.app.MemoryRevisions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Rank;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.phone.DialectBuilder;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.phone.Holding;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.Packs;
import org.dialtone.provision.FileRequest;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.Provisioner;
import org.dialtone.provision.Renderer;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingBuilder;
import org.dialtone.sip.Reachability;
import org.dialtone.site.check.Surroundings;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.model.Endpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a list shows is what it would show to one who looks for the first time: after each change of a lease, a
 * registration, the site, the journal or the clock the views are compared with ones that another reader makes of lists
 * of everything.
 */
class PhoneViewsFreshTest implements IdleSnapshots {

    private static final int PHONES = 8;
    private static final int STEPS = 300;
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Packs PACKS = new Packs(List.of(new PackBuilder("yealink", "Yealink")
            .ouis(Set.of(Oui.of("001565")))
            .files(List.of(new PackFile(
                    "{mac}.cfg",
                    Pattern.compile("(?<mac>[0-9a-f]{12})\\.cfg"),
                    PackFile.Kind.PHONE,
                    "phone",
                    "text/plain")))
            .dialect(new DialectBuilder(2).build())
            .build()));
    private static final AttachedLinks ROUTED = new AttachedLinks() {
        @Override
        public boolean reach(Ip4 address) {
            return false;
        }

        @Override
        public boolean join(Ip4 address, Ip4 other) {
            return false;
        }
    };

    private Instant now = START;
    private final Map<Ip4, Lease> leases = new TreeMap<>();
    private final Map<String, List<Binding>> bindings = new TreeMap<>();
    private final Map<String, Reachability> pulses = new TreeMap<>();
    private final PhoneRecords records = PhoneRecords.forgetful(() -> now);
    private final Fleet fleet = new Fleet(PACKS, FleetStore.forgetful(List.of()), () -> now);
    private final SiteBook site = new SiteBook(
            PACKS,
            Surroundings.UNKNOWN,
            new Endpoints(80, 5060),
            new MemoryRevisions(),
            PhonePasswords.UNKNOWN,
            new SplittableRandom(1),
            () -> now);
    private final JournalBook book = new JournalBook(List.of(), mac -> isListed(mac) ? Rank.LISTED : Rank.GUEST);
    private final HeldAddresses asking = new HeldAddresses();
    private final Provisioner files = new Provisioner(
            fleet,
            asking,
            book,
            (_, view) -> new Renderer.Rendering.Text(view.toString()),
            records,
            FirmwareStore.EMPTY,
            HandClock.right(() -> now));
    private final FileAge ages = new FileAge(records.served(), files.tags(), book, () -> now, () -> 0);
    private final PhoneViews views = new PhoneViews(book, fleet, site::plans, this, records, ages, () -> now);

    private boolean isListed(MacAddress mac) {
        return site.plans().provision().phones().containsKey(mac);
    }

    private static MacAddress mac(int phone) {
        return MacAddress.of("00156500%04x".formatted(phone));
    }

    private static Ip4 address(int number) {
        return Ip4.of("10.66.1." + (number + 1));
    }

    private static String number(int line) {
        return String.valueOf(1000 + line);
    }

    /** @param listed the phones of the site; phone 2 has no line, phone 3 two, and phone 4 a second MAC */
    private void apply(Set<Integer> listed, String name) {
        String extensions = IntStream.rangeClosed(0, PHONES)
                .mapToObj(line -> "  - {number: \"%s\", name: \"%s %d\", password: p%d}\n"
                        .formatted(number(line), name, line, line))
                .collect(Collectors.joining());
        String phones = listed.stream()
                .map(phone -> "  - {mac: \"%s\", lines: %s%s%s}\n"
                        .formatted(
                                mac(phone),
                                phone == 2 ? "[]" : phone == 3 ? "[\"1003\", \"1008\"]" : "[\"" + number(phone) + "\"]",
                                phone == 4 ? ", alsoMacs: [\"" + mac(104) + "\"]" : "",
                                phone == 5 ? ", addresses: [" + address(5) + "]" : ""))
                .collect(Collectors.joining());
        assertTrue(TestSite.apply(site, """
                        dialtone: 1
                        dhcp:
                          scopes: [{name: rooms, subnet: 10.66.1.0/24, pools: [10.66.1.1-10.66.1.99]}]
                        extensions:
                        %sphones:
                        %s""".formatted(extensions, phones)).ok());
        files.install(site.plans().provision());
    }

    private KnownHolders holdersOfTheBook() {
        return new KnownHolders(
                new LeaseBook(List.copyOf(leases.values())),
                null,
                null,
                ROUTED,
                site::plans,
                () -> now,
                () -> Runnable::run);
    }

    private void lease(int phone, int at, Lease.State state, long seconds) {
        leases.put(address(at), new Lease(address(at), mac(phone), null, state, now, now.plusSeconds(seconds), null));
    }

    private void bind(int line, int at, MacAddress holder) {
        bindings.put(
                number(line),
                List.of(new BindingBuilder(number(line), address(at))
                        .from(now, Duration.ofSeconds(600))
                        .holder(holder)
                        .build()));
    }

    private void tell(int phone, Event event, int line) {
        Entry entry = Entry.of(now, mac(phone), event, address(phone));
        book.record(
                event == Event.SIP_REGISTER || event == Event.SIP_REGISTER_WRONG_PASSWORD
                        ? entry.file(number(line), 200)
                        : entry);
    }

    private void fetch(int phone) {
        asking.holders.put(address(phone), mac(phone));
        files.answer(new FileRequest(
                "/" + mac(phone).plain() + ".cfg",
                address(phone),
                Ip4.of("10.66.1.100"),
                null,
                FileRequest.Transport.HTTP));
    }

    private List<PhoneView> anew() {
        FileAge own = new FileAge(records.served(), files.tags(), book, () -> now, () -> 0);
        return new PhoneViews(book, fleet, site::plans, lists(), records, own, () -> now).all();
    }

    private PhoneView view(int phone) {
        return views.all().stream()
                .filter(each -> each.macs().contains(mac(phone)))
                .findFirst()
                .orElseThrow();
    }

    private void boot(int phone) {
        tell(phone, Event.DHCP_DISCOVER, phone);
        lease(phone, phone, Lease.State.BOUND, 3600);
        tell(phone, Event.DHCP_ACK, phone);
        fleet.sighted(mac(phone), null, null);
    }

    @Test
    void eachKindOfChangeShowsAtOnce() {
        views.listen(site::onChange);
        apply(Set.of(0, 1), "Room");
        assertEquals(PhoneState.UNHEARD, view(0).state());
        boot(0);
        assertEquals(PhoneState.BOOTING, view(0).state(), "a lease");
        assertEquals(address(0), view(0).address());
        bind(0, 0, mac(0));
        assertEquals(PhoneState.REGISTERED, view(0).state(), "a registration");
        pulses.put(number(0), new Reachability(false, now, null));
        assertTrue(view(0).isUnreachable(), "a phone that doesn't answer");
        apply(Set.of(0, 1), "Suite");
        assertEquals("Suite 0", view(0).lines().getFirst().name(), "a change of the site");
        fetch(0);
        assertEquals(false, view(0).behind(), "a file");
        apply(Set.of(0, 1), "Hall");
        assertEquals(true, view(0).behind(), "another file");
        lease(1, 0, Lease.State.BOUND, 3600);
        assertNotEquals(PhoneState.REGISTERED, view(0).state(), "its address is another phone's");
        assertEquals(address(0), view(1).address());
        bindings.clear();
        tell(0, Event.SIP_REGISTER_WRONG_PASSWORD, 0);
        assertEquals(PhoneState.STUCK, view(0).state(), "an entry of the journal");
        tell(7, Event.DHCP_DISCOVER, 7);
        assertEquals(PhoneState.BOOTING, view(7).state(), "a phone that was never heard before");
        apply(Set.of(1), "Hall");
        assertEquals(false, view(0).listed(), "a phone that left the site");
        now = now.plusSeconds(3601);
        assertEquals(PhoneState.UNHEARD, view(1).state(), "a lease that ended");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverHappensAListIsAsOneThatIsMadeAnew(long seed) {
        views.listen(site::onChange);
        SplittableRandom random = new SplittableRandom(seed);
        apply(Set.of(0, 1, 2, 3, 4, 5), "Room");
        Set<PhoneState> seen = EnumSet.noneOf(PhoneState.class);
        for (int step = 0; step < STEPS; step++) {
            String what = happens(random);
            List<PhoneView> all = views.all();
            assertEquals(anew(), all, "step " + step + ": " + what);
            for (PhoneView view : all) {
                assertEquals(Optional.of(view).filter(PhoneViewsFreshTest::isKnown), views.find(view.mac()), what);
                seen.add(view.state());
            }
            if (step % 60 == 0) {
                queries().forEach(query -> assertEquals(plainly(query, all), query.select(all), query.toString()));
            }
        }
        assertEquals(EnumSet.allOf(PhoneState.class), seen, "all states are met");
    }

    private static boolean isKnown(PhoneView view) {
        return view.listed() || view.lastSeen() != null;
    }

    private String happens(SplittableRandom random) {
        int phone = random.nextInt(PHONES);
        int other = random.nextInt(PHONES);
        int kind = random.nextInt(14);
        switch (kind) {
            case 0 -> boot(phone);
            case 1 -> lease(random.nextInt(4) == 0 ? 104 : phone, other, Lease.State.BOUND, random.nextInt(1, 900));
            case 2 -> lease(phone, other, random.nextBoolean() ? Lease.State.RELEASED : Lease.State.DECLINED, 600);
            case 3 -> leases.remove(address(other));
            case 4 -> bind(phone, phone, mac(phone));
            case 5 -> bind(phone, other, random.nextBoolean() ? null : mac(other));
            case 6 -> bindings.remove(number(phone));
            case 7 -> pulses.put(number(phone), new Reachability(random.nextBoolean(), now, 3L));
            case 8 -> tell(phone, random.nextBoolean() ? Event.SIP_REGISTER : Event.SIP_REGISTER_WRONG_PASSWORD, phone);
            case 9 -> now = now.plusSeconds(random.nextInt(2, 400));
            case 10 ->
                apply(
                        random.ints(6, 0, PHONES).boxed().collect(Collectors.toSet()),
                        random.nextBoolean() ? "Room" : "Suite");
            case 11 -> fetch(phone);
            case 12 -> records.pendingPhones().welcome(mac(phone));
            case 13 -> {
                if (random.nextBoolean()) {
                    records.pendingPhones().forget(mac(phone));
                } else {
                    fleet.sighted(mac(phone), null, null);
                }
            }
        }
        bindings.values().removeIf(held -> !held.getFirst().expires().isAfter(now));
        return "happening " + kind + " of " + phone + " and " + other;
    }

    private static List<PhoneQuery> queries() {
        return Stream.of(PhoneOrder.values())
                .flatMap(order -> Stream.of(PhoneGroup.values())
                        .flatMap(group -> Stream.of(
                                        "", "room", "1001", "00:15:65:00:00", "001565000003", "66.1.4", "YEA")
                                .flatMap(text -> Stream.of(false, true)
                                        .map(turned -> new PhoneQuery(
                                                text,
                                                group,
                                                "",
                                                "",
                                                "",
                                                turned ? "rooms" : "",
                                                false,
                                                order,
                                                turned)))))
                .toList();
    }

    /** The answer to a query in the plainest words. */
    private static List<PhoneView> plainly(PhoneQuery query, List<PhoneView> all) {
        Comparator<String> unknownLast = Comparator.nullsLast(Comparator.naturalOrder());
        Comparator<PhoneView> number = Comparator.comparing(
                view -> view.lines().isEmpty()
                        ? null
                        : "%02d".formatted(view.lines().getFirst().number().length())
                                + view.lines().getFirst().number(),
                unknownLast);
        Comparator<PhoneView> order = order(query.order());
        return all.stream()
                .filter(query.group()::holds)
                .filter(view -> query.scope().isEmpty() || query.scope().equals(view.scope()))
                .filter(view -> texts(view)
                        .anyMatch(
                                text -> text.toLowerCase().contains(query.text().toLowerCase())))
                .sorted((query.reversed() ? order.reversed() : order)
                        .thenComparing(number)
                        .thenComparing(PhoneView::mac))
                .toList();
    }

    private static Stream<String> texts(PhoneView view) {
        return Stream.concat(
                view.lines().stream().flatMap(line -> Stream.of(line.number(), line.name())),
                Stream.concat(
                        view.macs().stream()
                                .flatMap(mac ->
                                        Stream.of(mac.toString(), mac.toString().replace(":", ""))),
                        Stream.of(
                                String.valueOf(view.address() == null ? "" : view.address()),
                                (view.vendor() == null ? "" : view.vendor()) + " "
                                        + (view.model() == null ? "" : view.model()))));
    }

    private static Comparator<PhoneView> order(PhoneOrder order) {
        Comparator<String> text = Comparator.nullsLast(Comparator.naturalOrder());
        return switch (order) {
            case ATTENTION -> Comparator.comparingInt(PhoneViewsFreshTest::rank);
            case NAME ->
                Comparator.comparing(
                        view -> view.lines().isEmpty()
                                ? null
                                : view.lines().stream()
                                        .map(PhoneView.LineView::name)
                                        .distinct()
                                        .collect(Collectors.joining(", "))
                                        .toLowerCase(),
                        text);
            case EXTENSION ->
                Comparator.comparing(
                        view -> view.lines().isEmpty()
                                ? null
                                : view.lines().getFirst().number(),
                        text);
            case ADDRESS -> Comparator.comparing(PhoneView::address, Comparator.nullsLast(Comparator.naturalOrder()));
            case STATE -> Comparator.comparing(PhoneView::state);
            case MODEL ->
                Comparator.comparing(
                        view -> view.vendor() == null ? null : (view.vendor() + " " + view.model()).toLowerCase(),
                        text);
            case FIRMWARE -> Comparator.comparing(PhoneView::firmware, text);
            case SEEN ->
                Comparator.comparing(PhoneView::lastSeen, Comparator.nullsLast(Comparator.<Instant>reverseOrder()));
        };
    }

    private static int rank(PhoneView view) {
        return view.needsAttention()
                ? 0
                : switch (view.state()) {
                    case STUCK, WAITING -> 0;
                    case PARTLY, BOOTING -> 1;
                    case UNHEARD -> 2;
                    case REGISTERED -> 3;
                };
    }

    @Override
    public List<Lease> leases() {
        return List.copyOf(leases.values());
    }

    @Override
    public List<Holding> holdings() {
        return holdersOfTheBook().holdings();
    }

    @Override
    public Holdings holders() {
        return holdersOfTheBook().byKey();
    }

    @Override
    public List<Binding> bindings() {
        return bindings.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public List<Binding> bindings(String user) {
        return bindings.getOrDefault(user, List.of());
    }

    @Override
    public Optional<Reachability> pulse(Binding binding) {
        return Optional.ofNullable(pulses.get(binding.user()));
    }

    /** The same engines, asked for lists of everything alone. */
    private IdleSnapshots lists() {
        return new IdleSnapshots() {
            @Override
            public List<Lease> leases() {
                return PhoneViewsFreshTest.this.leases();
            }

            @Override
            public List<Holding> holdings() {
                return PhoneViewsFreshTest.this.holdings();
            }

            @Override
            public List<Binding> bindings() {
                return PhoneViewsFreshTest.this.bindings();
            }

            @Override
            public Optional<Reachability> pulse(Binding binding) {
                return PhoneViewsFreshTest.this.pulse(binding);
            }
        };
    }
}
