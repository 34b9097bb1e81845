package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.journal.Entry;
import org.dialtone.journal.EntryLines;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Step;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.phone.AddressHolders;
import org.dialtone.phone.Dialect;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.KnownPhone;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.PackFile.Kind;
import org.dialtone.phone.Packs;
import org.dialtone.phone.ProvisioningRoot;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.ProvisionPlan.LeaseRule;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisionerTest {

    private static final MacAddress ALICE = MacAddress.of("aa0000000001");
    private static final MacAddress BOB = MacAddress.of("aa0000000002");
    private static final MacAddress BOB_WIFI = MacAddress.of("aa00000000f2");
    private static final MacAddress STRANGER = MacAddress.of("aa0000000099");
    private static final MacAddress BETA = MacAddress.of("bb0000000001");

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Ip4, MacAddress> leases = new HashMap<>();
    private final Map<String, FirmwareStore.Stored> stored = new HashMap<>();
    private Instant now = Instant.EPOCH;
    private final Fleet fleet = new Fleet(packs(), new NoStore(), InstantSource.fixed(Instant.EPOCH));
    private int renderings;
    private String edition = "1";
    private final Provisioner provisioner = new Provisioner(
            fleet,
            new Leases(),
            entries::add,
            new Names(),
            file -> Optional.ofNullable(stored.get(file)),
            HandClock.right(() -> now));

    @BeforeEach
    void leaseAddresses() {
        leases.put(Ip4.of("10.66.1.1"), ALICE);
        leases.put(Ip4.of("10.66.1.2"), BOB);
        leases.put(Ip4.of("10.66.1.3"), BOB_WIFI);
        leases.put(Ip4.of("10.66.1.9"), STRANGER);
        leases.put(Ip4.of("10.66.1.8"), BETA);
        stored.put("X4-1.2.rom", new FirmwareStore.Stored("X4-1.2.rom", 1_000, Instant.EPOCH));
        fleet.sighted(ALICE, null, "Alpha X4/1.0");
        install(LeaseRule.ENFORCE, UnknownPhones.REFUSE);
    }

    @ParameterizedTest(name = "{0}: {1} asks for {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # rule   | remote     | file                    | status | journeys                    | reason
            ENFORCE  | 10.66.1.1  | aa0000000001.cfg        | 200    | alice                       | -
            ENFORCE  | 10.66.1.1  | AA0000000001.CFG        | 200    | alice                       | -
            ENFORCE  | 10.66.1.7  | aa0000000001.cfg        | 403    | alice                       | 10.66.1.7 holds no lease
            ENFORCE  | 10.66.1.2  | aa0000000001.cfg        | 403    | bob, alice                  | 10.66.1.2, held by aa:00:00:00:00:02, asked for the file of aa:00:00:00:00:01
            ENFORCE  | 10.66.1.3  | aa0000000002.cfg        | 200    | wifi                        | -
            ENFORCE  | 10.66.1.2  | aa00000000f2.cfg        | 200    | bob                         | -
            ENFORCE  | 10.66.1.60 | aa0000000002.cfg        | 200    | bob                         | -
            ENFORCE  | 10.66.1.60 | aa0000000001.cfg        | 403    | bob, alice                  | asked for the file of aa:00:00:00:00:01
            ENFORCE  | 10.66.1.9  | aa0000000099.cfg        | 403    | stranger                    | aa:00:00:00:00:99 is in no site file
            ENFORCE  | 10.66.1.7  | aa0000000099.cfg        | 403    | stranger                    | aa:00:00:00:00:99 is in no site file
            ENFORCE  | 10.66.1.9  | aa0000000001.cfg        | 403    | stranger, alice             | held by aa:00:00:00:00:99
            ENFORCE  | 10.66.1.1  | aa0000000099.cfg        | 403    | alice, stranger             | held by aa:00:00:00:00:01
            ENFORCE  | 10.66.1.1  | common.cfg              | 200    | alice                       | -
            ENFORCE  | 10.66.1.60 | common.cfg              | 200    | bob                         | -
            ENFORCE  | 10.66.1.9  | common.cfg              | 403    | stranger                    | is in no site file
            ENFORCE  | 10.66.1.7  | common.cfg              | 403    | -                           | -
            ENFORCE  | 10.66.1.1  | model-X4.cfg            | 200    | alice                       | -
            ENFORCE  | 10.66.1.1  | aa0000000001.boot       | 404    | alice                       | ends the search
            ENFORCE  | 10.66.1.7  | aa0000000001.boot       | 404    | alice                       | ends the search
            ENFORCE  | 10.66.1.1  | firmware.rom            | 200    | alice                       | -
            ENFORCE  | 10.66.1.1  | X4-1.2.rom              | 200    | alice                       | -
            ENFORCE  | 10.66.1.1  | x4-1.2.ROM              | 200    | alice                       | -
            ENFORCE  | 10.66.1.1  | more.sbn                | 404    | alice                       | the firmware file more.sbn isn't on the box
            ENFORCE  | 10.66.1.8  | firmware.rom            | 404    | beta                        | the site names no firmware for Alpha phones whose model isn't known
            ENFORCE  | 10.66.1.7  | firmware.rom            | 403    | -                           | -
            ENFORCE  | 10.66.1.9  | X4-1.2.rom              | 403    | stranger                    | is in no site file
            ENFORCE  | 10.66.1.1  | aa0000000001.log        | 404    | alice                       | nobody fetches it
            LOG      | 10.66.1.7  | X4-1.2.rom              | 200    | -                           | -
            ENFORCE  | 10.66.1.1  | whatever.txt            | 404    | alice                       | no vendor pack knows
            ENFORCE  | 10.66.1.7  | whatever.txt            | 404    | -                           | -
            ENFORCE  | 10.66.1.1  | aa0000000001.broken     | 500    | alice                       | template fault: alpha/broken:3: no such key
            LOG      | 10.66.1.2  | aa0000000001.cfg        | 200    | bob, alice                  | 10.66.1.2, held by aa:00:00:00:00:02
            LOG      | 10.66.1.7  | aa0000000001.cfg        | 200    | alice                       | holds no lease
            LOG      | 10.66.1.1  | aa0000000001.cfg        | 200    | alice                       | -
            LOG      | 10.66.1.7  | model-X4.cfg            | 200    | -                           | -
            LOG      | 10.66.1.7  | aa0000000099.cfg        | 403    | stranger                    | is in no site file
            GENERIC  | 10.66.1.1  | aa0000000001.cfg        | 200    | alice                       | -
            GENERIC  | 10.66.1.2  | aa0000000001.cfg        | 200    | bob, alice                  | 10.66.1.2, held by aa:00:00:00:00:02, asked for the file of aa:00:00:00:00:01
            GENERIC  | 10.66.1.7  | aa0000000001.cfg        | 200    | alice                       | 10.66.1.7 holds no lease
            GENERIC  | 10.66.1.7  | model-X4.cfg            | 200    | -                           | -
            GENERIC  | 10.66.1.9  | aa0000000099.cfg        | 403    | stranger                    | is in no site file
            """)
    void theLeaseRuleDecidesWhoGetsAFile(
            LeaseRule rule, String remote, String file, int status, String journeys, String reason) {
        install(rule, UnknownPhones.REFUSE);
        assertEquals(status, ask(remote, "/provision/tok/" + file, null).status());
        assertEquals(
                journeys,
                entries.isEmpty()
                        ? null
                        : entries.stream().map(ProvisionerTest::who).collect(Collectors.joining(", ")));
        for (Entry entry : entries) {
            assertEquals(status, entry.status());
            assertEquals(file, entry.file());
            String why = EntryLines.why(entry);
            assertTrue(reason == null ? why == null : why != null && why.contains(reason), entry.toString());
        }
    }

    @Test
    void laterPartsOfAFileAreNotTold() {
        FileRequest part = new FileRequest(
                "/X4-1.2.rom",
                Ip4.of("10.66.1.1"),
                Ip4.of("10.66.0.1"),
                null,
                FileRequest.Transport.HTTP,
                null,
                true,
                Optional::empty);
        assertInstanceOf(Answer.Firmware.class, provisioner.answer(part));
        assertEquals(List.of(), entries);
        ask("10.66.1.1", "/X4-1.2.rom", null);
        assertEquals(List.of(Step.FIRMWARE), entries.stream().map(Entry::step).toList());
    }

    @ParameterizedTest(name = "{0} puts {1}")
    @CsvSource(delimiter = '|', textBlock = """
            10.66.1.1  | /provision/tok/aa0000000001.log   | Taken[phone=aa:00:00:00:00:01, name=aa0000000001.log]
            10.66.1.1  | /logs/AA0000000001.LOG            | Taken[phone=aa:00:00:00:00:01, name=AA0000000001.LOG]
            10.66.1.3  | /aa0000000002.log                 | Taken[phone=aa:00:00:00:00:02, name=aa0000000002.log]
            10.66.1.3  | /aa00000000f2.log                 | Taken[phone=aa:00:00:00:00:02, name=aa00000000f2.log]
            10.66.1.60 | /aa0000000002.log                 | Taken[phone=aa:00:00:00:00:02, name=aa0000000002.log]
            10.66.1.1  | /phone.log                        | Taken[phone=aa:00:00:00:00:01, name=phone.log]
            10.66.1.7  | /phone.log                        | Refused[status=403
            10.66.1.2  | /aa0000000001.log                 | Refused[status=403
            10.66.1.7  | /aa0000000001.log                 | Refused[status=403
            10.66.1.9  | /aa0000000099.log                 | Refused[status=403
            10.66.1.1  | /aa0000000001.cfg                 | Refused[status=405
            10.66.1.1  | /provision/old/aa0000000001.log   | Refused[status=404
            10.66.1.1  | /../aa0000000001.log              | Refused[status=404
            """)
    void logsAreTakenFromTheirPhoneAlone(String remote, String path, String comes) {
        install(LeaseRule.LOG, UnknownPhones.REFUSE);
        String came = provisioner
                .put(new FileRequest(path, Ip4.of(remote), Ip4.of("10.66.0.1"), null, FileRequest.Transport.HTTP))
                .toString();
        assertTrue(came.startsWith(comes), came);
        assertEquals(List.of(), entries);
    }

    @Test
    void filesAreRenderedAnewWhenTheirViewOrTheTemplatesChange() {
        ask("10.66.1.1", "/aa0000000001.cfg", null);
        ask("10.66.1.1", "/aa0000000001.cfg", null);
        assertEquals(1, renderings);
        ask("10.66.1.2", "/aa0000000002.cfg", null);
        assertEquals(2, renderings);
        install(LeaseRule.LOG, UnknownPhones.REFUSE);
        ask("10.66.1.1", "/aa0000000001.cfg", null);
        assertEquals(2, renderings);
        edition = "2";
        ask("10.66.1.1", "/aa0000000001.cfg", null);
        assertEquals(3, renderings);
        ask("10.66.1.1", "/aa0000000001.broken", null);
        ask("10.66.1.1", "/aa0000000001.broken", null);
        assertEquals(4, renderings);
        now = now.plusSeconds(11);
        ask("10.66.1.1", "/aa0000000001.broken", null);
        assertEquals(5, renderings);
    }

    @Test
    void requestsOfNoKnownMacAreCounted() {
        ask("10.66.1.7", "/provision/tok/whatever.txt", null);
        ask("10.66.1.7", "/provision/tok/common.cfg", null);
        assertEquals(2, provisioner.unattributed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/provision/tok/aa0000000001.cfg",
                "/provision/tok/Fanvil/aa0000000001.cfg",
                "/aa0000000001.cfg",
                "/Fanvil/aa0000000001.cfg",
                "//aa0000000001.cfg",
                "aa0000000001.cfg",
                "/provision/tok/aa0000000001.cfg?PHONE_MODEL=X",
                "/provision/tok/%61a0000000001.cfg"
            })
    void foldersAndQueriesDoNotMatter(String path) {
        assertInstanceOf(Answer.Document.class, ask("10.66.1.1", path, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/provision/wrong/aa0000000001.cfg",
                "/provision/aa0000000001.cfg",
                "/provision//aa0000000001.cfg",
                "/provision/tok/../tok/aa0000000001.cfg",
                "/provision/tok/",
                "/provision/tok/%00aa0000000001.cfg",
                "/provision/tok/aa0000000001.cfg%00",
                "/provision/tok/aa0000000001.cfg%",
                "/%zz.cfg",
                "/provision/tok/%2e%2e%2faa0000000001.cfg",
                "/provision/tok/%252e%252e%252faa0000000001.cfg",
                "",
                "/",
                "/a/b/c/d/e/f/g/h",
                "/provision/tok/aa0000000001.cfg\n",
                "/provision/tok/..%5caa0000000001.cfg",
                "/%c3%28.cfg",
                "/%"
            })
    void hostilePathsFindNothing(String path) {
        assertInstanceOf(Answer.Missing.class, ask("10.66.1.1", path, null));
    }

    @Test
    void endlessNamesAndUserAgentsFindNothingAndAreNotKept() {
        assertInstanceOf(Answer.Missing.class, ask("10.66.1.1", "/" + "a".repeat(65_536) + ".cfg", null));
        assertInstanceOf(Answer.Document.class, ask("10.66.1.1", "/aa0000000001.cfg", "Alpha " + "x".repeat(65_536)));
        assertTrue(entries.stream().allMatch(entry -> entry.file().length() < 600));
        assertEquals("alpha", fleet.identity(ALICE).orElseThrow().vendor());
    }

    @ParameterizedTest(name = "{0} with vendor {1} in the site, User-Agent {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # file             | remote    | site's vendor | User-Agent | what comes
            bb0000000001.cfg   | 10.66.1.8 | -             | -          | beta/phone for bb0000000001
            bb0000000001.cfg   | 10.66.1.8 | -             | Alpha X4/1 | alpha/phone for bb0000000001
            bb0000000001.cfg   | 10.66.1.8 | -             | Beta/1     | beta/phone for bb0000000001
            bb0000000001.cfg   | 10.66.1.8 | alpha         | Beta/1     | alpha/phone for bb0000000001
            bb0000000001.xml   | 10.66.1.8 | -             | Alpha X4/1 | beta/phone for bb0000000001
            bb0000000001.xml   | 10.66.1.8 | alpha         | -          | the site says that bb:00:00:00:00:01 is of vendor alpha, but a file of this name belongs to Beta
            common.cfg         | 10.66.1.8 | -             | -          | beta/common for
            common.cfg         | 10.66.1.8 | alpha         | -          | alpha/common for
            """)
    void vendorDecidesAmongPacks(String file, String remote, String vendor, String userAgent, String comes) {
        install(LeaseRule.ENFORCE, UnknownPhones.REFUSE, vendor);
        Answer answer = ask(remote, "/" + file, userAgent);
        String text = answer instanceof Answer.Document document
                ? new String(document.bytes())
                : EventWords.english().why(((Answer.Missing) answer).grounds());
        assertTrue(text.startsWith(comes), text);
    }

    @Test
    void aNameOfTwoVendorsNeedsASign() {
        MacAddress plain = MacAddress.of("cc0000000001");
        leases.put(Ip4.of("10.66.2.1"), plain);
        install(
                LeaseRule.ENFORCE,
                UnknownPhones.REFUSE,
                null,
                new Phone(plain, null, null, List.of(), Set.of(), Set.of()));
        Answer.Missing missing =
                assertInstanceOf(Answer.Missing.class, ask("10.66.2.1", "/cc0000000001.cfg", "curl/8"));
        assertEquals(
                "phones of Alpha, Beta ask for a file of this name, and nothing tells which one this is (cc:00:00:00:00:01); "
                        + "set its vendor under phones",
                EventWords.english().why(missing.grounds()));
    }

    @Test
    void modelChoosesAmongFilesOfOneName() {
        assertTrue(text(ask("10.66.1.1", "/aa0000000001.cfg", "Alpha OLD1/1.0"))
                .startsWith("alpha/phone-old for aa0000000001"));
        assertTrue(
                text(ask("10.66.1.1", "/aa0000000001.cfg", "Alpha X4/1.0")).startsWith("alpha/phone for aa0000000001"));
    }

    @Test
    void onlyTheHolderOfAnAddressIsSighted() {
        ask("10.66.1.1", "/aa0000000002.cfg", "Alpha X4/1.0");
        assertTrue(fleet.lastSeen(ALICE).isPresent());
        assertFalse(fleet.lastSeen(BOB).isPresent());
    }

    @Test
    void etagFollowsContent() {
        Answer.Document first = (Answer.Document) ask("10.66.1.1", "/aa0000000001.cfg", null);
        Answer.Document again = (Answer.Document) ask("10.66.1.1", "/aa0000000001.cfg", null);
        Answer.Document other = (Answer.Document) ask("10.66.1.2", "/aa0000000002.cfg", null);
        assertEquals(first.etag(), again.etag());
        assertNotEquals(first.etag(), other.etag());
        assertTrue(first.etag().matches("\"[0-9a-f]{32}\""));
    }

    @Test
    void linesThatDoNotFitAreLeftOutAndTold() {
        Line line = new Line("1", "One", null, "x");
        MacAddress many = MacAddress.of("aa0000000044");
        leases.put(Ip4.of("10.66.2.4"), many);
        install(
                LeaseRule.ENFORCE,
                UnknownPhones.REFUSE,
                null,
                new Phone(many, "alpha", null, List.of(line, line, line), Set.of(), Set.of()));
        assertEquals("alpha/phone for aa0000000044 One,One", text(ask("10.66.2.4", "/aa0000000044.cfg", null)));
        assertEquals("Alpha files hold at most 2 accounts; lines left out: 1", EntryLines.why(entries.getFirst()));
    }

    private Answer ask(String remote, String path, String userAgent) {
        return provisioner.answer(
                new FileRequest(path, Ip4.of(remote), Ip4.of("10.66.0.1"), userAgent, FileRequest.Transport.HTTP));
    }

    private static String text(Answer answer) {
        return new String(((Answer.Document) answer).bytes());
    }

    private static String names(Map<String, Object> view) {
        return ((List<?>) view.get("lines"))
                .stream()
                        .map(line -> String.valueOf(((Map<?, ?>) line).get("displayName")))
                        .collect(Collectors.joining(","));
    }

    private static String who(Entry entry) {
        return Map.of(ALICE, "alice", BOB, "bob", BOB_WIFI, "wifi", STRANGER, "stranger", BETA, "beta")
                .get(entry.mac());
    }

    private void install(LeaseRule rule, UnknownPhones unknown) {
        install(rule, unknown, null);
    }

    private void install(LeaseRule rule, UnknownPhones unknown, String betasVendor, Phone... more) {
        Map<MacAddress, Phone> phones = new HashMap<>();
        Phone bob = new Phone(BOB, null, null, List.of(), Set.of(BOB_WIFI), Set.of(Ip4.of("10.66.1.60")));
        phones.put(ALICE, new Phone(ALICE, null, null, List.of(), Set.of(), Set.of()));
        phones.put(BOB, bob);
        phones.put(BOB_WIFI, bob);
        phones.put(BETA, new Phone(BETA, betasVendor, null, List.of(), Set.of(), Set.of()));
        for (Phone phone : more) {
            phones.put(phone.mac(), phone);
        }
        ProvisionPlan.Site site = new ProvisionPlan.Site("Test", "UTC", "en", List.of(), null);
        ProvisionPlan.Registrar registrar = new ProvisionPlan.Registrar(null, 5060, "udp", 3600);
        provisioner.install(new ProvisionPlan(
                new ProvisioningRoot(80, "tok"),
                rule,
                unknown,
                site,
                registrar,
                phones,
                List.of(),
                Levels.plain(site, registrar),
                ProvisionPlan.Access.USUAL,
                List.of(new Firmware("alpha", "x*", "1.2", "X4-1.2.rom", List.of("more.sbn"))),
                null));
    }

    private static Packs packs() {
        Dialect dialect = new Dialect(2, List.of(), Map.of(), Map.of(), Map.of(), Map.of());
        PackFile old = new PackFile(
                "{mac}.cfg",
                name("(?<mac>[0-9a-f]{12})\\.cfg"),
                Kind.PHONE,
                "phone-old",
                "text/plain",
                Pattern.compile("^OLD"),
                null);
        PackFile boot = new PackFile(
                "{mac}.boot", name("(?<mac>[0-9a-f]{12})\\.boot"), Kind.ABSENT, null, null, null, "ends the search");
        return new Packs(List.of(
                new VendorPack(
                        "alpha",
                        "Alpha",
                        Set.of(Oui.of("aa0000")),
                        List.of(),
                        List.of(Pattern.compile("^Alpha (?<model>\\w+)/(?<version>\\S+)")),
                        Map.of(),
                        List.of(
                                old,
                                file("(?<mac>[0-9a-f]{12})\\.cfg", Kind.PHONE, "phone"),
                                boot,
                                file("(?<mac>[0-9a-f]{12})\\.broken", Kind.PHONE, "broken"),
                                file("common\\.cfg", Kind.COMMON, "common"),
                                file("model-(?<model>\\w+)\\.cfg", Kind.MODEL, "model"),
                                file("firmware\\.rom", Kind.FIRMWARE, null),
                                file("(?<mac>[0-9a-f]{12})\\.log", Kind.LOG, null),
                                file("phone\\.log", Kind.LOG, null)),
                        false,
                        dialect,
                        List.of()),
                new VendorPack(
                        "beta",
                        "Beta",
                        Set.of(Oui.of("bb0000")),
                        List.of(),
                        List.of(Pattern.compile("^Beta/")),
                        Map.of(),
                        List.of(
                                file("(?<mac>[0-9a-f]{12})\\.cfg", Kind.PHONE, "phone"),
                                file("(?<mac>[0-9a-f]{12})\\.xml", Kind.PHONE, "phone"),
                                file("common\\.cfg", Kind.COMMON, "common")),
                        false,
                        dialect,
                        List.of())));
    }

    private static PackFile file(String expression, Kind kind, String template) {
        return new PackFile(expression, name(expression), kind, template, "text/plain");
    }

    private static Pattern name(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }

    private final class Names implements Renderer {

        @Override
        public Rendering render(String template, Map<String, Object> view) {
            renderings++;
            return template.equals("alpha/broken")
                    ? new Rendering.Fault("alpha/broken", 3, 0, "no such key")
                    : new Rendering.Text(template + " for " + view.get("mac") + " " + names(view));
        }

        @Override
        public Object edition() {
            return edition;
        }
    }

    private final class Leases implements AddressHolders {

        @Override
        public Optional<MacAddress> holder(Ip4 address) {
            return Optional.ofNullable(leases.get(address))
                    .or(() -> Optional.of(BOB).filter(_ -> address.equals(Ip4.of("10.66.1.60"))));
        }

        @Override
        public Optional<Ip4> addressOf(MacAddress mac) {
            return leases.entrySet().stream()
                    .filter(lease -> lease.getValue().equals(mac))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    private static final class NoStore implements FleetStore {

        @Override
        public List<KnownPhone> load() {
            return List.of();
        }

        @Override
        public void remember(KnownPhone phone) {
            // The fleet of a test stores nothing.
        }
    }
}
