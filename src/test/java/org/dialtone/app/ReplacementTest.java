package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.dialtone.app.ObjectEdits.Outcome;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.leasefile.LeaseFile;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Forgetful;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.phone.PlaceBook;
import org.dialtone.phone.PlaceStore;
import org.dialtone.phone.Resync;
import org.dialtone.phone.SingleResync;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.PlanReach;
import org.dialtone.provision.RolloutGate;
import org.dialtone.provision.Setting;
import org.dialtone.site.EditFault;
import org.dialtone.site.TestPacks;
import org.dialtone.site.file.Finding;
import org.dialtone.site.model.Site.Phone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One act puts another device in the place of a phone. */
class ReplacementTest implements LeaseControl {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-29T10:00:00Z"));
    private static final MacAddress PHONE = MacAddress.of("00:15:65:aa:bb:cc");
    private static final MacAddress SNOM = MacAddress.of("00:04:13:00:00:09");
    private static final MacAddress YEALINK = MacAddress.of("00:15:65:00:00:09");
    private static final Ip4 RESERVED = Ip4.of("10.66.0.50");
    private static final Ip4 POOLED = Ip4.of("10.66.1.9");

    private final List<Ip4> freed = new ArrayList<>();
    private final List<MacAddress> told = new ArrayList<>();
    private final HeldAddresses holders = new HeldAddresses();
    private final PlaceBook places = new PlaceBook(Forgetful.store(PlaceStore.class));
    private final Fleet fleet = new Fleet(TestPacks.packs(), FleetStore.forgetful(List.of()), CLOCK);
    private final SiteBook book = TestSite.book(new MemoryRevisions(), CLOCK);
    private final Replacement replacement = new Replacement(
            new ObjectEdits(
                    book,
                    new PlanReach(fleet, FirmwareStore.EMPTY, RolloutGate.CLOSED),
                    new SplittableRandom(8),
                    CLOCK),
            fleet,
            places,
            holders,
            this,
            (SingleResync) (mac, _) -> {
                told.add(mac);
                return new Resync.Answer.Sent(Resync.COMMON_EVENT, List.of("10.66.1.9:5060"));
            });

    @BeforeEach
    void apply() {
        assertTrue(TestSite.apply(book, """
                dialtone: 1
                site: {name: Harbour Hotel, timezone: Europe/Athens}
                dhcp:
                  scopes: [{name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.99]}]
                  reservations: [{mac: "00:15:65:aa:bb:cc", address: 10.66.0.50, hostname: reception}]
                extensions: [{number: "1001", name: Reception}, {number: "1002"}]
                phones:
                  - mac: "00:15:65:aa:bb:cc"
                    vendor: yealink
                    model: T46S
                    lines: ["1001"]
                    settings: {vlan: 30}
                    raw: {phone_setting.backlight_time: "30"}
                    keys: [{type: line}, {type: blf, value: "1002", label: Bar}]
                  - {mac: "00:15:65:aa:bb:cd", lines: ["1002"]}
                """).ok());
        holders.holders.put(RESERVED, PHONE);
        holders.holders.put(POOLED, SNOM);
        holders.leased.addAll(List.of(RESERVED, POOLED));
        holders.places.put(POOLED, "port \"7\" of \"sw1\"");
        places.settle(PHONE, "port \"3\" of \"sw1\"");
    }

    private Phone first() {
        return book.document().phones().getFirst();
    }

    @Test
    void everythingGoesOverToAnotherVendorsPhoneAndWhatItCannotCarryIsNamed() {
        long before = book.revision();
        Phone was = first();
        Outcome dry = replacement.preview(TestSite.WHO, before, PHONE, SNOM);
        assertEquals(before, book.revision());
        assertEquals(List.of(), freed);
        assertTrue(
                dry.review().findings().stream().map(Finding::path).toList().contains("settings.vlan"),
                () -> dry.review().findings().toString());

        Replacement.Done done = replacement.make(TestSite.WHO, before, PHONE, SNOM);
        assertTrue(done.outcome().ok());
        assertEquals(before + 1, book.revision(), "one act, one revision");
        assertEquals(SNOM, first().mac());
        assertNull(first().vendor(), "it tells by itself what it is");
        assertNull(first().model());
        assertEquals(was.lines(), first().lines());
        assertEquals(was.keys(), first().keys());
        assertEquals("30", first().layer().settings().get(Setting.VLAN));
        assertEquals(List.of(), first().layer().raw(), "parameters of the other vendor's own");
        assertEquals(
                "[00:04:13:00:00:09 10.66.0.50 reception]",
                book.document().dhcp().reservations().stream()
                        .map(each -> each.holder() + " " + each.address() + " " + each.hostname())
                        .toList()
                        .toString());
        assertEquals(List.of(RESERVED), freed, "the former phone's lease kept the address from it");
        assertEquals(List.of(), places.of(PHONE));
        assertEquals(List.of("port \"7\" of \"sw1\"", "port \"3\" of \"sw1\""), places.of(SNOM));
        assertEquals(List.of(SNOM), told);
    }

    @Test
    void aPhoneOfTheSameVendorKeepsTheVendorsOwnParameters() {
        holders.holders.put(RESERVED, SNOM);
        assertTrue(
                replacement.make(TestSite.WHO, null, PHONE, YEALINK).outcome().ok());
        assertEquals("30", first().layer().raw().getFirst().value());
        assertEquals(List.of(), freed, "another device holds the address");
        assertEquals(List.of("port \"3\" of \"sw1\""), places.of(YEALINK));
    }

    @Test
    void aRefusedReplacementLeavesNoTrace() {
        long before = book.revision();
        MacAddress other = MacAddress.of("00:15:65:aa:bb:cd");
        Replacement.Done taken = replacement.make(TestSite.WHO, null, PHONE, other);
        assertEquals("mac", taken.outcome().review().findings().getFirst().path());
        assertNull(taken.told());
        assertThrows(EditFault.class, () -> replacement.make(TestSite.WHO, null, SNOM, YEALINK));
        assertThrows(EditFault.class, () -> replacement.make(TestSite.WHO, null, PHONE, PHONE));
        TestSite.apply(book, "dialtone: 1\nphones: [{mac: \"00:15:65:aa:bb:cc\"}]");
        assertTrue(replacement
                .make(TestSite.WHO, before, PHONE, SNOM)
                .outcome()
                .review()
                .refused()
                .isPresent());
        assertEquals(PHONE, first().mac());
        assertEquals(List.of(), freed);
        assertEquals(List.of(), told);
        assertEquals(List.of("port \"3\" of \"sw1\""), places.of(PHONE));
    }

    @Override
    public Optional<Lease> free(Ip4 address) {
        freed.add(address);
        return Optional.empty();
    }

    @Override
    public int freeDeclined() {
        return 0;
    }

    @Override
    public LeaseFileReview take(LeaseFile file, boolean dryRun) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Lease> history(Ip4 address) {
        return List.of();
    }
}
