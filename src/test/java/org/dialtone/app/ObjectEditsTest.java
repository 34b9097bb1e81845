package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.dialtone.app.ObjectEdits.Outcome;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.PlanReach;
import org.dialtone.provision.RolloutGate;
import org.dialtone.site.EditRefusal;
import org.dialtone.site.TestPacks;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.NamedChange;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.site.model.SiteObjects.Group;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of single objects: what they would do, what they did, and to which phones' files. */
class ObjectEditsTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-29T10:00:00Z"));
    private static final ObjectName RECEPTION = ObjectName.of(Group.EXTENSIONS, "1001");
    private static final MacAddress FIRST = MacAddress.of("00:15:65:aa:bb:cc");
    private static final MacAddress SECOND = MacAddress.of("00:04:13:aa:bb:cc");

    private final SiteRevisions revisions = new MemoryRevisions();
    private final SiteBook book = TestSite.book(revisions, CLOCK);
    private final ObjectEdits edits = new ObjectEdits(
            book,
            new PlanReach(
                    new Fleet(TestPacks.packs(), FleetStore.forgetful(List.of()), CLOCK),
                    FirmwareStore.EMPTY,
                    RolloutGate.CLOSED),
            new SplittableRandom(8),
            CLOCK);

    @BeforeEach
    void apply() {
        TestSite.apply(book, """
                dialtone: 1
                site: {name: Harbour Hotel, timezone: Europe/Athens}
                extensions: [{number: "1001", name: Reception}, {number: "1002", name: Bar}]
                phones:
                  - {mac: "00:15:65:aa:bb:cc", lines: ["1001"]}
                  - {mac: "00:04:13:aa:bb:cc", lines: ["1002"]}
                  - {mac: "00:99:99:aa:bb:cc"}
                """);
    }

    private static Consumer<SiteDraft> renamed(String name) {
        return draft -> draft.patch(RECEPTION, Map.of("name", name));
    }

    @Test
    void aPreviewChangesNothingAndTellsAll() {
        long before = book.revision();
        Outcome outcome = edits.preview(TestSite.WHO, null, renamed("Lobby"));
        assertTrue(outcome.ok());
        assertEquals(
                List.of("extension 1001: name 'Reception' -> 'Lobby'"),
                outcome.changes().stream().map(NamedChange::says).toList());
        assertEquals(List.of(FIRST), outcome.reach().phones());
        assertTrue(outcome.reach().phonebook());
        assertEquals(before, book.revision());
        assertEquals("Reception", book.document().extensions().getFirst().name());
    }

    @Test
    void aPreviewWarnsOfWhatPhonesLoseAndOfNothingThatWasSoBefore() {
        String scope = "{name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.2], exclude: [10.66.9.9]}";
        TestSite.apply(book, "dialtone: 1\nsite: {timezone: UTC}\ndhcp: {scopes: [" + scope + "]}");
        ObjectName voice = ObjectName.of(Group.SCOPES, "voice");
        assertEquals(
                List.of(),
                edits.preview(TestSite.WHO, null, draft -> draft.patch(voice, Map.of("leaseTime", "1d")))
                        .warnings());
        assertEquals(
                List.of("clients in 10.66.0.0/16 (scope voice) get no address any more"),
                edits.preview(TestSite.WHO, null, edits.removal(voice, false)).warnings().stream()
                        .map(Finding::says)
                        .toList());
        Outcome made = edits.apply(TestSite.WHO, "delete scope", null, edits.removal(voice, false));
        assertTrue(made.ok());
        assertEquals(1, made.warnings().size());
    }

    /** The third phone has no lines since before. */
    @Test
    void aPreviewWarnsOfOnePhoneAlthoughTheSameIsSaidOfAnother() {
        ObjectName second = ObjectName.of(Group.PHONES, SECOND.toString());
        assertEquals(List.of("phones[1]"), places(draft -> draft.patch(second, Map.of("lines", List.of()))));
        assertEquals(List.of(), places(edits.removal(second, false)));
    }

    private List<String> places(Consumer<SiteDraft> change) {
        return edits.preview(TestSite.WHO, null, change).warnings().stream()
                .map(Finding::path)
                .toList();
    }

    @Test
    void aChangeIsOneRevisionWithItsAct() {
        Outcome outcome = edits.apply(TestSite.WHO, "edit extension", null, renamed("Lobby"));
        assertEquals(outcome.before() + 1, outcome.after());
        assertEquals("edit extension", revisions.latest().orElseThrow().act());
        Outcome again = edits.apply(TestSite.WHO, "edit extension", null, renamed("Lobby"));
        assertEquals(again.before(), again.after());
        assertEquals(List.of(), again.changes());
    }

    @Test
    void onlyAChangeOfTheSameObjectIsInTheWay() {
        long read = book.revision();
        edits.apply(
                TestSite.WHO,
                "x",
                null,
                draft -> draft.patch(ObjectName.of(Group.EXTENSIONS, "1002"), Map.of("name", "Pub")));
        assertTrue(edits.preview(TestSite.WHO, Basis.of(RECEPTION, read), renamed("Lobby"))
                .ok());
        edits.apply(TestSite.WHO, "x", null, renamed("Hall"));
        Outcome late = edits.apply(TestSite.WHO, "x", Basis.of(RECEPTION, read), renamed("Lobby"));
        assertFalse(late.ok());
        assertInstanceOf(EditRefusal.Stale.class, late.review().refusal());
        assertEquals("Hall", book.document().extensions().getFirst().name());
    }

    /** Two operators who are proposed the same free number don't share it. */
    @Test
    void anObjectThatCameMeanwhileIsInTheWayToo() {
        long read = book.revision();
        ObjectName fresh = ObjectName.of(Group.EXTENSIONS, "1005");
        Basis basis = Basis.of(List.of(RECEPTION, fresh), read);
        assertTrue(edits.preview(TestSite.WHO, basis, renamed("Lobby")).ok());
        edits.apply(TestSite.WHO, "x", null, draft -> draft.add(Group.EXTENSIONS, Map.of("number", "1005")));
        EditRefusal.Stale stale = assertInstanceOf(
                EditRefusal.Stale.class,
                edits.preview(TestSite.WHO, basis, renamed("Lobby")).review().refusal());
        assertEquals("extension 1005", stale.changes().getFirst().object());
        assertTrue(edits.preview(TestSite.WHO, Basis.of(List.of(RECEPTION), read), renamed("Lobby"))
                .ok());
    }

    /** Keys of other phones, softphones and the phone book need an extension too; further MACs are the phone's own. */
    @Test
    void aPhoneTakesAlongOnlyWhatNothingElseNeeds() {
        TestSite.apply(book, """
                dialtone: 1
                site: {name: Harbour Hotel, timezone: Europe/Athens}
                dhcp:
                  scopes: [{name: voice, subnet: 10.66.0.0/16}]
                  reservations:
                    - {mac: "00:15:65:aa:bb:cc", address: 10.66.0.50}
                    - {mac: "00:15:65:aa:bb:cd", address: 10.66.0.51}
                    - {mac: "00:04:13:aa:bb:cc", address: 10.66.0.52}
                extensions:
                  - {number: "1001"}
                  - {number: "1002"}
                  - {number: "1003", anywhere: true}
                  - {number: "1004"}
                phones:
                  - {mac: "00:15:65:aa:bb:cc", alsoMacs: ["00:15:65:aa:bb:cd"], lines: ["1001", "1002", "1003", "1004"],
                     keys: [{type: blf, value: "1001"}]}
                  - {mac: "00:04:13:aa:bb:cc", keys: [{type: blf, value: "1002"}]}
                phonebook: [{name: Kitchen, numbers: ["1004"]}]
                """);
        assertEquals(
                List.of("extension 1001", "reservation 00:15:65:aa:bb:cc", "reservation 00:15:65:aa:bb:cd"),
                PhoneEdits.dependents(book.document(), book.document().phones().getFirst()).stream()
                        .map(ObjectName::toString)
                        .toList());
        ObjectName phone = ObjectName.of(Group.PHONES, FIRST.plain());
        assertTrue(
                edits.apply(TestSite.WHO, "x", null, edits.removal(phone, true)).ok());
        assertEquals(1, book.document().dhcp().reservations().size());
    }

    @Test
    void anotherDeviceLeavesNothingOfTheOneThatGoes() {
        TestSite.apply(book, """
                dialtone: 1
                site: {name: Harbour Hotel, timezone: Europe/Athens}
                dhcp:
                  scopes: [{name: voice, subnet: 10.66.0.0/16}]
                  reservations:
                    - {mac: "00:15:65:aa:bb:cc", address: 10.66.0.50}
                    - {mac: "00:15:65:aa:bb:cd", address: 10.66.0.51}
                    - {mac: "00:15:65:aa:bb:ce", address: 10.66.0.52}
                phones: [{mac: "00:15:65:aa:bb:cc", alsoMacs: ["00:15:65:aa:bb:cd", "00:15:65:aa:bb:ce"]}]
                """);
        Consumer<SiteDraft> change = edits.replacement(
                book.document().phones().getFirst(), Map.of("mac", "00:15:65:aa:bb:ce", "model", "T46S"));
        assertTrue(edits.apply(TestSite.WHO, "x", null, change).ok());
        assertEquals(List.of(), book.document().phones().getFirst().alsoMacs());
        assertEquals("T46S", book.document().phones().getFirst().model());
        assertEquals(
                List.of("00:15:65:aa:bb:ce"),
                book.document().dhcp().reservations().stream()
                        .map(each -> each.holder().toString())
                        .toList());
    }

    @Test
    void anExtensionThatANumberRingsAloneStaysAndTheNumberIsNamed() {
        TestSite.apply(book, """
                dialtone: 1
                site: {name: Harbour Hotel, timezone: Europe/Athens}
                extensions: [{number: "1001"}, {number: "1002"}]
                numbers: [{number: "8", ring: ["1001", "1002"]}, {number: "9", ring: ["1001"]}]
                """);
        Outcome outcome = edits.preview(TestSite.WHO, null, edits.removal(RECEPTION, true));
        assertEquals(
                List.of("number 9 rings nothing but extension 1001"),
                outcome.review().findings().stream()
                        .filter(Finding::isFault)
                        .map(Finding::says)
                        .toList());
        assertTrue(edits.preview(TestSite.WHO, null, edits.removal(ObjectName.of(Group.EXTENSIONS, "1002"), true))
                .ok());
    }

    /** A look at a change finds what making it would. */
    @Test
    void theGuardIsAskedBeforeAChangeIsMadeToo() {
        book.ask((who, now, next) -> who.equals(TestSite.WHO) && !now.equals(next)
                ? Optional.of(new Finding(Finding.Severity.FAULT, 0, 0, "", Complaint.of(Flaw.CONSOLE_CLOSED_TO_ALL)))
                : Optional.empty());
        Outcome outcome = edits.preview(TestSite.WHO, null, renamed("Lobby"));
        assertFalse(outcome.ok());
        assertEquals(
                Flaw.CONSOLE_CLOSED_TO_ALL,
                outcome.review().findings().getFirst().complaint().flaw());
        assertEquals(List.of(), outcome.changes());
    }

    /** Whoever is told of a revision finds the site of that revision. */
    @Test
    void aSiteAndItsNumberAreOne() {
        List<PresentSite> seen = new ArrayList<>();
        book.onRevision(_ -> seen.add(book.present()));
        Outcome outcome = edits.apply(TestSite.WHO, "x", null, renamed("Lobby"));
        assertEquals(List.of(new PresentSite(book.document(), outcome.after())), seen);
        assertEquals("Lobby", seen.getFirst().site().extensions().getFirst().name());
    }

    @Test
    void aFaultyValueChangesNothingEvenBesideGoodOnes() {
        long before = book.revision();
        Outcome outcome = edits.apply(
                TestSite.WHO,
                "x",
                null,
                draft -> draft.patch(RECEPTION, Map.of("name", "Lobby"))
                        .patch(ObjectName.of(Group.PHONES, FIRST.plain()), Map.of("vendor", "no vendor"), "phone"));
        assertFalse(outcome.ok());
        assertEquals(
                List.of("phone.vendor"),
                outcome.review().findings().stream().map(Finding::path).toList());
        assertEquals(before, book.revision());
    }

    @Test
    void aSettingOfTheSiteReachesEachPhoneWithFiles() {
        Outcome outcome = edits.preview(
                TestSite.WHO,
                null,
                draft -> draft.patch(ObjectName.section(SiteObjects.SITE), Map.of("timezone", "Europe/Berlin")));
        assertEquals(List.of(SECOND, FIRST), outcome.reach().phones());
        assertEquals(3, outcome.reach().of());
    }

    @Test
    void whatNoTemplateSeesReachesNoPhone() {
        Outcome outcome = edits.preview(
                TestSite.WHO,
                null,
                draft -> draft.patch(
                                ObjectName.of(Group.PHONES, FIRST.plain()), Map.of("addresses", List.of("10.66.0.60")))
                        .patch(ObjectName.section(SiteObjects.DHCP), Map.of("deny", List.of("00:04:13:00:00:01"))));
        assertTrue(outcome.ok());
        assertEquals(List.of(), outcome.reach().phones());
        assertEquals(2, outcome.changes().size());
    }

    @Test
    void anotherPasswordIsAnotherFile() {
        String before = book.document().extensions().getFirst().password();
        edits.apply(
                TestSite.WHO, "x", null, draft -> draft.patch(RECEPTION, Map.of("password", edits.freshPassword())));
        String after = book.document().extensions().getFirst().password();
        assertNotEquals(before, after);
        assertEquals(before, book.document().extensions().getFirst().oldPassword());
    }
}
