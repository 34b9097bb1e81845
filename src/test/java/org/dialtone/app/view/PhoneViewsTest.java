package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.IdleSnapshots;
import org.dialtone.app.MemoryRevisions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.dhcp.Lease;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Rank;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.phone.Holding;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.ForgetfulRecords;
import org.dialtone.provision.LineReport;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.Provisioner;
import org.dialtone.provision.Renderer;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingBuilder;
import org.dialtone.sip.Reachability;
import org.dialtone.site.TestPacks;
import org.junit.jupiter.api.Test;

/** The state of a phone by what the engines hold; the journal is empty here. */
class PhoneViewsTest implements IdleSnapshots {

    private static final MacAddress PHONE = MacAddress.of("00:15:65:00:00:01");
    private static final MacAddress GUEST = MacAddress.of("00:15:65:00:00:77");
    private static final Ip4 HOME = Ip4.of("10.66.1.1");
    private static final Ip4 OTHER = Ip4.of("10.66.1.2");
    private static final String SITE = """
            dialtone: 1
            extensions: [{number: "1001", password: one}, {number: "1002", password: two}, {number: "1003", password: three}]
            phones: [{mac: "00:15:65:00:00:01", lines: ["1001", "1002"]}]
            """;
    private static final String EXTERNAL = SITE + "registrar: {mode: external, host: 10.66.0.9}\n";

    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private final List<Lease> leases = new ArrayList<>();
    private final List<Binding> bindings = new ArrayList<>();
    private final Map<String, Reachability> pulses = new HashMap<>();
    private final PhoneRecords records = ForgetfulRecords.by(() -> now);
    private final Fleet fleet = new Fleet(TestPacks.packs(), FleetStore.forgetful(List.of()), () -> now);
    private final SiteBook site = TestSite.book(new MemoryRevisions(), () -> now);
    private final PhoneViews views = views();

    private PhoneViews views() {
        JournalBook book = new JournalBook(List.of(), _ -> Rank.LISTED);
        Renderer renderer = (_, view) -> new Renderer.Rendering.Text(view.toString());
        Provisioner files = new Provisioner(
                fleet, new HeldAddresses(), book, renderer, records, FirmwareStore.EMPTY, HandClock.right(() -> now));
        FileAge ages = new FileAge(records.served(), files.tags(), book, () -> now, () -> 0);
        PhoneViews made = new PhoneViews(book, fleet, site::plans, this, records, ages, () -> now);
        made.listen(site::onChange);
        return made;
    }

    private void apply(String yaml) {
        assertTrue(TestSite.apply(site, yaml).ok());
    }

    private void lease(MacAddress mac, Ip4 address, long seconds) {
        leases.removeIf(lease -> lease.address().equals(address));
        leases.add(new Lease(address, mac, null, Lease.State.BOUND, now, now.plusSeconds(seconds), null));
    }

    private void bind(String user, Ip4 address) {
        bindings.add(new BindingBuilder(user, address)
                .from(now, Duration.ofSeconds(600))
                .build());
    }

    private PhoneState state(MacAddress mac) {
        return views.all().stream()
                .filter(view -> view.mac().equals(mac))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void aPhoneRegistersItsLinesOneByOne() {
        apply(SITE);
        assertEquals(PhoneState.UNHEARD, state(PHONE));
        lease(PHONE, HOME, 3600);
        assertEquals(PhoneState.BOOTING, state(PHONE));
        bind("1001", HOME);
        assertEquals(PhoneState.PARTLY, state(PHONE));
        bind("1002", OTHER);
        assertEquals(PhoneState.REGISTERED, state(PHONE), "nobody is known at the other address");
        lease(GUEST, OTHER, 3600);
        assertEquals(PhoneState.PARTLY, state(PHONE));
        bind("1002", HOME);
        assertEquals(PhoneState.REGISTERED, state(PHONE));
        now = now.plusSeconds(3601);
        assertEquals(PhoneState.REGISTERED, state(PHONE), "an ended lease is its own until another device has it");
        bindings.clear();
        assertEquals(PhoneState.UNHEARD, state(PHONE));
        assertEquals(new PhoneCounts(1, views.counts().byState(), 0, 0), views.counts());
    }

    @Test
    void whatTheSiteDoesNotListWaitsOrRegistersAsItLikes() {
        apply(SITE);
        fleet.sighted(GUEST, null, null);
        lease(GUEST, HOME, 3600);
        assertEquals(PhoneState.BOOTING, state(GUEST));
        bind("1003", HOME);
        assertEquals(PhoneState.REGISTERED, state(GUEST));
        records.pendingPhones().welcome(GUEST);
        bind("code1234", HOME);
        assertEquals(PhoneState.WAITING, state(GUEST));
        assertEquals(1, views.counts().attention());
    }

    @Test
    void theRevisionOfItsHardwareIsOneThatThePhoneNamed() {
        apply(SITE);
        fleet.sighted(GUEST, null, null);
        assertNull(views.find(GUEST).orElseThrow().revision());
        fleet.revised(GUEST, fleet.identity(GUEST).orElseThrow().vendor(), "2.0");
        assertEquals("2.0", views.find(GUEST).orElseThrow().revision());
    }

    @Test
    void onlyWhoWasAskedIsReachableOrNot() {
        apply(SITE);
        lease(PHONE, HOME, 3600);
        bind("1001", HOME);
        bind("1002", HOME);
        assertNull(views.find(PHONE).orElseThrow().reachable());
        pulses.put("1001", new Reachability(true, now, 3L));
        assertEquals(true, views.find(PHONE).orElseThrow().reachable());
        pulses.put("1002", new Reachability(false, now, null));
        assertEquals(false, views.find(PHONE).orElseThrow().reachable());
        assertEquals(PhoneState.REGISTERED, state(PHONE));
    }

    @Test
    void atAnExternalPbxThePhonesWordCounts() {
        apply(EXTERNAL);
        lease(PHONE, HOME, 3600);
        bind("1001", HOME);
        assertEquals(PhoneState.BOOTING, state(PHONE), "a contact from before the PBX");
        report("1001", true);
        assertEquals(PhoneState.PARTLY, state(PHONE));
        report("1002", true);
        assertEquals(PhoneState.REGISTERED, state(PHONE));
        report("1002", false);
        assertEquals(PhoneState.PARTLY, state(PHONE));
        report("1002", true);
        now = now.plusSeconds(3601);
        assertEquals(PhoneState.UNHEARD, state(PHONE));
        lease(PHONE, HOME, 3600);
        assertEquals(PhoneState.REGISTERED, state(PHONE));
        lease(GUEST, HOME, 3600);
        assertEquals(PhoneState.UNHEARD, state(PHONE));
    }

    private void report(String number, boolean registered) {
        records.reports().note(new LineReport(PHONE, number, registered, HOME));
    }

    @Override
    public List<Lease> leases() {
        return leases;
    }

    @Override
    public List<Holding> holdings() {
        return leases.stream()
                .map(lease -> new Holding(lease.address(), lease.mac(), Holding.Source.LEASED, lease.since()))
                .toList();
    }

    @Override
    public List<Binding> bindings() {
        return bindings;
    }

    @Override
    public Optional<Reachability> pulse(Binding binding) {
        return Optional.ofNullable(pulses.get(binding.user()));
    }
}
