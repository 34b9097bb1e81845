package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.site.EditFault;
import org.dialtone.site.Review;
import org.dialtone.site.file.Finding;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.VoiceConsole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A box with phones on voice0 and behind a router on 10.70.0.0/16; operators are on mgmt0, and its router's other side. */
class ConsoleAccessTest {

    private static final String HOTEL = """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens}
            dhcp:
              interfaces: [voice0]
              scopes:
                - {name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.9]}
                - {name: beyond, subnet: 10.70.0.0/16, pools: [10.70.1.1-10.70.1.9]}
            """;
    private static final LocalInterface VOICE = new LocalInterface("voice0", Ip4.of("10.66.0.1"), 16, null);
    private static final LocalInterface OPERATORS = new LocalInterface("mgmt0", Ip4.of("192.0.2.1"), 24, null);
    private static final MachineInterfaces TWO = new FakeMachine(List.of("mgmt0", "voice0"), "mgmt0", OPERATORS, VOICE);
    private static final MachineInterfaces VOICE_ALONE = new FakeMachine(List.of("voice0"), "voice0", VOICE);
    private static final Actor FILE = new Actor(Actor.Kind.FILE, "/site.yaml", null);
    private static final String CLOSED = "console: {voiceInterfaces: closed}\n";

    private final MemoryRevisions revisions = new MemoryRevisions();
    private final List<String> logins = new ArrayList<>();
    private final SiteBook site = book();
    private ConsoleAccess console;

    private SiteBook book() {
        return TestSite.book(revisions, InstantSource.system());
    }

    @BeforeEach
    void begin() {
        console = on(site, TWO);
        assertTrue(TestSite.apply(site, HOTEL).ok());
    }

    private ConsoleAccess on(SiteBook book, MachineInterfaces machine, String... allow) {
        return on(book, machine, new ConsoleSettings(List.of(allow), Optional.empty(), Optional.empty()));
    }

    private ConsoleAccess on(SiteBook book, MachineInterfaces machine, ConsoleSettings settings) {
        book.ask(new ConsoleGuard(settings, machine, () -> logins.stream()));
        return new ConsoleAccess(settings, book, machine);
    }

    private static Actor from(String address) {
        return new Actor(Actor.Kind.CONSOLE, "anna", address, Set.of(Actor.Power.ADMINISTER));
    }

    private void close() {
        console.set(from("192.0.2.9"), VoiceConsole.CLOSED);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "192.0.2.9,    192.0.2.1, true",
        "198.51.100.7, 192.0.2.1, true",
        "192.0.2.9,    10.66.0.1, false",
        "10.66.1.1,    10.66.0.1, false",
        "10.66.1.1,    192.0.2.1, false",
        "198.51.100.7, 10.66.0.1, false",
        "10.70.1.1,    192.0.2.1, false",
        "10.70.1.1,    10.66.0.1, false",
        "127.0.0.1,    127.0.0.1, true",
        ",             10.66.0.1, false",
        "192.0.2.9,    ,          false",
    })
    void aClosedConsoleIsReachedFromWhereNoPhonesAre(String remote, String local, boolean reached) {
        Ip4 client = Ip4.parse(remote == null ? "" : remote).orElse(null);
        Ip4 own = Ip4.parse(local == null ? "" : local).orElse(null);
        assertTrue(console.admits(client, own));
        close();
        assertEquals(reached, console.admits(client, own));
        console.set(from("192.0.2.9"), VoiceConsole.OPEN);
        assertTrue(console.admits(client, own));
    }

    @ParameterizedTest(name = "served at {0} alone, {1} closes it")
    @CsvSource({
        "192.0.2.1, 192.0.2.9, true, mgmt0 192.0.2.1",
        "10.66.0.1, 192.0.2.9, false, ",
        "10.66.0.1, 127.0.0.1, false, ",
        "127.0.0.1, 127.0.0.1, true, ",
    })
    void anAddressAtWhichItIsNotServedIsNoWayIn(String host, String who, boolean closes, String open) {
        ConsoleSettings settings = new ConsoleSettings(List.of(), Optional.empty(), Optional.of(Ip4.of(host)));
        ConsoleAccess alone = on(site, TWO, settings);
        if (closes) {
            alone.set(from(who), VoiceConsole.CLOSED);
            assertTrue(alone.admits(Ip4.of(who), Ip4.of(host)));
        } else {
            assertThrows(EditFault.class, () -> alone.set(from(who), VoiceConsole.CLOSED));
        }
        assertEquals(
                Optional.ofNullable(open).stream().toList(), alone.standing().open());
    }

    @ParameterizedTest(name = "{0} closes it, logged in before: {1}")
    @CsvSource({
        "192.0.2.9,    ,             true",
        "198.51.100.7, ,             true",
        "10.66.1.1,    ,             false",
        "10.70.1.1,    ,             false",
        ",             ,             false",
        "10.66.1.1,    192.0.2.9,    true",
        ",             192.0.2.9,    true",
        ",             10.66.1.9,    false",
        ",             10.66.0.1,    false",
        ",             127.0.0.1,    false",
        "127.0.0.1,    ,             true",
        "2001:db8::1,  ,             false",
    })
    void itClosesOnlyWhereAWayInIsProved(String who, String login, boolean closes) {
        Optional.ofNullable(login).ifPresent(logins::add);
        Actor actor = who == null ? Actor.command("console") : from(who);
        if (closes) {
            assertTrue(console.set(actor, VoiceConsole.CLOSED).closed());
        } else {
            long before = site.revision();
            EditFault fault = assertThrows(EditFault.class, () -> console.set(actor, VoiceConsole.CLOSED));
            assertTrue(fault.getMessage().startsWith("the console would be closed to everybody"), fault.getMessage());
            assertEquals(before, site.revision());
            assertFalse(console.standing().closed());
        }
    }

    @Test
    void aRouterOnTheVoiceLinkIsNoWayIn() {
        console = on(site, new FakeMachine(List.of("mgmt0", "voice0"), "voice0", OPERATORS, VOICE));
        assertThrows(EditFault.class, () -> console.set(from("198.51.100.7"), VoiceConsole.CLOSED));
        close();
        assertFalse(console.admits(Ip4.of("198.51.100.7"), Ip4.of("192.0.2.1")));
        assertTrue(console.admits(Ip4.of("192.0.2.9"), Ip4.of("192.0.2.1")));
    }

    @Test
    void noOtherChangeShutsTheLastWayIn() {
        close();
        Review review = site.apply(
                from("192.0.2.9"), HOTEL.replace("[voice0]", "[voice0, mgmt0]") + CLOSED, ApplyOptions.USUAL);
        assertEquals("console.voiceInterfaces", review.fault().orElseThrow().path());
        assertEquals(List.of("voice0"), site.plans().dhcp().interfaces());
        assertTrue(site.apply(from("10.66.1.1"), HOTEL.replace("Hotel", "Inn") + CLOSED, ApplyOptions.USUAL)
                .ok());
    }

    @Test
    void aSiteFileThatTheBoxReadsNeedsAnotherCardAndNoLogin() {
        assertTrue(site.apply(FILE, HOTEL + CLOSED, ApplyOptions.USUAL).ok());
        assertTrue(TestSite.apply(site, HOTEL).ok());
        on(site, VOICE_ALONE);
        assertFalse(site.apply(FILE, HOTEL + CLOSED, ApplyOptions.USUAL).ok());
    }

    /** Interfaces without a card are those of a container, a VLAN or a bond; the parts of a bond get no address. */
    @ParameterizedTest(name = "cards {0}, addresses on {1}: {2}")
    @CsvSource({
        "'',                  voice0 mgmt0,  true,  false",
        "'',                  voice0,        false, false",
        "voice0,              voice0 mgmt0,  true,  false",
        "voice0,              voice0,        false, true",
        "voice0 mgmt0,        voice0,        true,  false",
        "slave0 slave1,       voice0,        false, true",
        "slave0 slave1 mgmt0, voice0,        true,  false",
    })
    void aWayInIsAnAddressBesideThePhonesOrACardThatMayGetOne(
            String cards, String addresses, boolean wayIn, boolean restoreOpensIt) {
        LocalInterface[] own = Stream.of(VOICE, OPERATORS)
                .filter(each -> addresses.contains(each.name()))
                .toArray(LocalInterface[]::new);
        MachineInterfaces machine = new FakeMachine(
                Stream.of(cards.split(" ")).filter(each -> !each.isEmpty()).toList(), "voice0", own);
        ConsoleAccess there = on(site, machine);
        assertEquals(
                wayIn,
                site.apply(FILE, HOTEL + CLOSED, ApplyOptions.USUAL).fault().isEmpty());
        on(site, TWO);
        close();
        assertEquals(Optional.empty(), there.openWhereNoOtherWay(Actor.box("restore")));
        assertEquals(restoreOpensIt, !console.standing().closed());
    }

    /** A site of an older version may have faults by today's rules. */
    @Test
    void aSiteThatCantBeChangedStaysClosedAndTellsWhy() {
        close();
        ConsoleAccess there = on(site, VOICE_ALONE);
        site.ask((_, _, _) -> Optional.of(
                new Finding(Finding.Severity.FAULT, 0, 0, "dhcp", Complaint.of(Flaw.ADDRESS_UNUSABLE, "0.0.0.0"))));
        EditFault fault = there.openWhereNoOtherWay(Actor.box("restore")).orElseThrow();
        assertEquals("correct it", fault.remedy());
        assertTrue(console.standing().closed());
    }

    @Test
    void onceClosedOnlyWhatTakesTheWayAwayIsRefused() {
        String more = "    - {name: more, subnet: 10.80.0.0/16, pools: [10.80.1.1-10.80.1.9]}\n";
        String both = HOTEL.replace("[voice0]", "[voice0, mgmt0]");
        assertTrue(site.apply(FILE, HOTEL + CLOSED, ApplyOptions.USUAL).ok());
        assertTrue(site.apply(TestSite.WHO, HOTEL + more + CLOSED, ApplyOptions.USUAL)
                .ok());
        assertFalse(site.apply(TestSite.WHO, both + more + CLOSED, ApplyOptions.USUAL)
                .ok());
        assertTrue(console.standing().closed());
    }

    @Test
    void anotherOrderIsTheSameRule() {
        Site now = site.document();
        List<Site.Scope> scopes = now.dhcp().scopes();
        assertEquals(
                new BesideVoice(
                        Set.of("voice0"),
                        scopes.stream().map(Site.Scope::subnet).collect(Collectors.toSet()),
                        Optional.empty()),
                BesideVoice.of(now, new ConsoleSettings(List.of(), Optional.of(List.of("voice0")), Optional.empty())));
    }

    @Test
    void theNextRunKeepsItClosed() {
        close();
        SiteBook next = book();
        ConsoleAccess then = on(next, TWO);
        assertFalse(then.admits(Ip4.of("10.66.1.1"), Ip4.of("10.66.0.1")));
        assertEquals(
                "The console is closed to voice0, 10.66.0.0/16, 10.70.0.0/16; open: mgmt0 192.0.2.1.",
                then.standing().says());
    }

    @Test
    void anotherMachinesBackupOpensItWhereEveryCardServesPhones() {
        close();
        on(site, TWO).openWhereNoOtherWay(Actor.box("restore"));
        assertTrue(console.standing().closed());
        ConsoleAccess there = on(site, VOICE_ALONE);
        assertTrue(there.standing().nowhere());
        there.openWhereNoOtherWay(Actor.box("restore"));
        assertTrue(there.admits(Ip4.of("10.66.1.1"), Ip4.of("10.66.0.1")));
    }

    @Test
    void theSettingWins() {
        close();
        ConsoleAccess set = on(site, TWO, "10.66.0.0/16");
        assertTrue(set.admits(Ip4.of("10.66.1.1"), Ip4.of("10.66.0.1")));
        assertFalse(set.admits(Ip4.of("192.0.2.9"), Ip4.of("192.0.2.1")));
        assertEquals(List.of("10.66.0.0/16"), set.throughFirewall());
        assertTrue(set.refusal().contains("dialtone.console.allow"));
        assertThrows(EditFault.class, () -> set.set(from("192.0.2.9"), VoiceConsole.CLOSED));
    }

    @Test
    void theFirewallLetsClientsThroughOnTheOtherLinks() {
        assertEquals(List.of(), console.throughFirewall());
        close();
        assertEquals(List.of("127.0.0.1", "mgmt0"), console.throughFirewall());
        assertEquals(List.of("127.0.0.1"), on(site, VOICE_ALONE).throughFirewall());
    }

    @Test
    void theHistoryAndTheFileNameIt() {
        close();
        String yaml = site.export(false);
        assertTrue(yaml.contains("voiceInterfaces: closed"), yaml);
        assertEquals(
                List.of("site: console.voiceInterfaces 'open' -> 'closed'"),
                revisions.latest().orElseThrow().changes().stream()
                        .map(Object::toString)
                        .toList());
        assertTrue(TestSite.apply(site, HOTEL).ok());
        assertTrue(Stream.of(site.export(false)).noneMatch(text -> text.contains("voiceInterfaces")));
    }
}
