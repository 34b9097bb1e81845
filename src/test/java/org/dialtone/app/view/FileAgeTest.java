package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.phone.DialectBuilder;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.Packs;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FileConfirmations;
import org.dialtone.provision.FileReceipt;
import org.dialtone.provision.FileRequest;
import org.dialtone.provision.FileVersions;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.ForgetfulRecords;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.LeaseRule;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlanBuilder;
import org.dialtone.provision.Provisioner;
import org.dialtone.provision.Renderer;
import org.junit.jupiter.api.Test;

/** Which phones run an older file than the site's, by real requests and renderings. */
class FileAgeTest implements Renderer {

    private static final int PHONES = 10;

    private final Map<Integer, String> names = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final PhoneRecords records = ForgetfulRecords.by(() -> now);
    private final Provisioner provisioner = new Provisioner(
            new Fleet(packs(), FleetStore.forgetful(List.of()), () -> Instant.EPOCH),
            holders(),
            _ -> {},
            this,
            records,
            FirmwareStore.EMPTY,
            HandClock.right(() -> Instant.EPOCH));
    private final FileAge age =
            new FileAge(records.served(), provisioner.tags(), entries::add, () -> now, this::elapsed);
    private LeaseRule rule = LeaseRule.ENFORCE;
    private Object edition = "first";
    private ProvisionPlan plan;
    private boolean broken;
    private int rendered;

    /** Each rendering takes 20 ms. */
    private long elapsed() {
        return rendered * 20_000_000L;
    }

    private static MacAddress mac(int phone) {
        return MacAddress.of("aa00000000%02x".formatted(phone));
    }

    private static Ip4 address(int phone) {
        return Ip4.of("10.66.1." + phone);
    }

    private void install() {
        Map<MacAddress, Phone> phones = new HashMap<>();
        names.forEach((phone, name) -> phones.put(
                mac(phone),
                new Phone(
                        mac(phone),
                        null,
                        null,
                        List.of(new Line("10" + phone, name, null, "secret")),
                        Set.of(),
                        Set.of())));
        plan = new ProvisionPlanBuilder(phones).leaseRule(rule).build();
        provisioner.install(plan);
    }

    private void rename(int phone, String name) {
        names.put(phone, name);
        install();
    }

    private void fetch(int phone, Ip4 from) {
        assertInstanceOf(
                Answer.Document.class,
                provisioner.answer(new FileRequest(
                        "/" + mac(phone).plain() + ".cfg",
                        from,
                        Ip4.of("10.66.0.1"),
                        null,
                        FileRequest.Transport.HTTP)));
    }

    private Boolean behind(int phone) {
        return behind(age.turn(), phone);
    }

    private static Boolean behind(FileAge.Turn turn, int phone) {
        return turn.of(mac(phone)).map(FileVersions::behind).orElse(null);
    }

    /** The phone's versions after a round: what it has, the one it registered with, and whether it is behind since. */
    private String versions() {
        now = now.plusSeconds(10);
        age.refresh();
        FileVersions all = age.look(Duration.ZERO).apply(mac(1)).orElseThrow();
        FileReceipt received = all.received();
        return (all.wanted().equals(received.file().etag()) ? "same" : "other") + " " + received.at()
                + (received.isConfirmed() ? " confirmed " + received.confirmed().at() : "")
                + (received.behind() == null ? "" : " behind " + received.behind());
    }

    @Test
    void wantedServedAndConfirmedFollowEachOther() {
        FileConfirmations confirmations = new FileConfirmations(records.served(), () -> plan);
        rename(1, "Bar");
        fetch(1, address(1));
        assertEquals("same 1970-01-01T00:00:00Z", versions());
        confirmations.accept(Entry.of(now, mac(1), Event.SIP_REGISTER, address(1)));
        confirmations.accept(Entry.of(now.plusSeconds(5), mac(1), Event.SIP_REGISTER_REFRESHED, address(1)));
        assertEquals("same 1970-01-01T00:00:00Z confirmed 1970-01-01T00:00:10Z", versions());
        rename(1, "Lounge");
        assertEquals(
                "other 1970-01-01T00:00:00Z confirmed 1970-01-01T00:00:10Z behind 1970-01-01T00:00:30Z", versions());
        versions();
        assertEquals(
                List.of(Event.FILE_BEHIND), entries.stream().map(Entry::event).toList());
        fetch(1, address(1));
        assertEquals("same 1970-01-01T00:00:40Z", versions());
        confirmations.accept(Entry.of(now, mac(1), Event.SIP_REGISTER_WRONG_PASSWORD, address(1)));
        confirmations.accept(Entry.of(now, mac(2), Event.SIP_REGISTER, address(2)));
        assertEquals("same 1970-01-01T00:00:40Z", versions());
        confirmations.accept(Entry.of(now, mac(1), Event.SIP_REGISTER_REPORTED, address(1)));
        assertEquals("same 1970-01-01T00:00:40Z confirmed 1970-01-01T00:01:00Z", versions());
    }

    @Test
    void aPhoneIsBehindFromTheChangeOfItsFileToItsNextFetch() {
        assertNull(behind(1));
        rename(1, "Bar");
        rename(2, "Pool");
        assertNull(behind(1));
        fetch(1, address(1));
        assertEquals(false, behind(1));
        rename(2, "Garden");
        assertEquals(false, behind(1));
        rename(1, "Lounge");
        assertEquals(true, behind(1));
        rename(1, "Bar");
        assertEquals(false, behind(1));
        rename(1, "Lounge");
        fetch(1, address(1));
        assertEquals(false, behind(1));
        names.remove(1);
        install();
        assertNull(behind(1));
        rename(1, "Lounge");
        assertEquals(false, behind(1));
    }

    @Test
    void aChangedTemplateMakesThePhonesBehindAndABrokenOneTellsNothing() {
        rename(1, "Bar");
        fetch(1, address(1));
        edition = "second";
        assertEquals(true, behind(1));
        broken = true;
        edition = "third";
        assertNull(behind(1));
    }

    @Test
    void whatAnotherDeviceGotIsNotThePhones() {
        rule = LeaseRule.LOG;
        rename(1, "Bar");
        fetch(1, address(2));
        assertNull(behind(1));
    }

    @Test
    void aFileIsRenderedOnceForEachChange() {
        rename(1, "Bar");
        fetch(1, address(1));
        behind(1);
        assertEquals(1, rendered);
        rename(1, "Lounge");
        behind(1);
        behind(1);
        age.refresh();
        assertEquals(2, rendered);
    }

    /** A reader of all phones renders for 50 ms at most; the rounds, of 200 ms, do the rest. */
    @Test
    void aChangeOfManyFilesKeepsNoReaderWaiting() {
        IntStream.rangeClosed(1, PHONES).forEach(phone -> names.put(phone, "Old"));
        install();
        IntStream.rangeClosed(1, PHONES).forEach(phone -> fetch(phone, address(phone)));
        IntStream.rangeClosed(1, PHONES).forEach(phone -> names.put(phone, "New"));
        install();
        assertEquals(3, told().filter(Objects::nonNull).count());
        age.refresh();
        assertEquals(List.of(true), told().distinct().toList());
    }

    private Stream<Boolean> told() {
        FileAge.Turn turn = age.turn();
        List<Boolean> told = new ArrayList<>();
        IntStream.rangeClosed(1, PHONES).forEach(phone -> told.add(behind(turn, phone)));
        return told.stream();
    }

    @Override
    public Rendering render(String template, Map<String, Object> view) {
        rendered++;
        return broken ? new Rendering.Fault(template, "broken") : new Rendering.Text(edition + " " + view.get("label"));
    }

    @Override
    public Object edition() {
        return edition;
    }

    private static HeldAddresses holders() {
        return new HeldAddresses(IntStream.rangeClosed(1, PHONES)
                .boxed()
                .collect(Collectors.toMap(FileAgeTest::address, FileAgeTest::mac)));
    }

    private static Packs packs() {
        return new Packs(List.of(new PackBuilder("alpha", "Alpha")
                .ouis(Set.of(Oui.of("aa0000")))
                .files(List.of(new PackFile(
                        "{mac}.cfg",
                        Pattern.compile("(?<mac>[0-9a-f]{12})\\.cfg"),
                        PackFile.Kind.PHONE,
                        "phone",
                        "text/plain")))
                .dialect(new DialectBuilder(2).build())
                .build()));
    }
}
