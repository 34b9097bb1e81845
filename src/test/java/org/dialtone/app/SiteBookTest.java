package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.EditFault;
import org.dialtone.site.EditRefusal;
import org.dialtone.site.Review;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.compile.Plans;
import org.dialtone.site.compile.SiteCompiler;
import org.dialtone.site.model.Endpoints;
import org.dialtone.site.model.Site;
import org.dialtone.web.api.WholeBox;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link SiteBook}, the only access to the configuration, with a real database. */
@QuarkusTest
@TestProfile(WholeBox.class)
class SiteBookTest {

    private static final String TWO_PHONES = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            extensions: [{number: "1001", name: Reception}, {number: "1002", name: Bar}]
            phones:
              - {mac: "00:15:65:aa:bb:cc", lines: ["1001"]}
              - {mac: "00:04:13:aa:bb:cc", lines: ["1002"]}
            """;

    @Inject
    SiteBook book;

    @Inject
    SiteRevisions revisions;

    @Inject
    SiteFiles files;

    @ConfigProperty(name = "dialtone.data")
    Path data;

    @ConfigProperty(name = "dialtone.http.port", defaultValue = "80")
    int httpPort;

    @ConfigProperty(name = "dialtone.sip.port", defaultValue = "5060")
    int sipPort;

    @BeforeEach
    void empty() {
        assertTrue(TestSite.apply(book, "dialtone: 1").ok());
    }

    @Test
    void anEmptySiteServesNobodyButHasItsToken() {
        Plans plans = book.plans();
        assertEquals(List.of(), plans.dhcp().scopes());
        assertTrue(plans.sip().extensions().isEmpty());
        assertTrue(plans.provision().root().token().matches("[A-Za-z0-9_-]{13,}"));
        assertEquals(httpPort, plans.provision().root().port());
    }

    @Test
    void theDemoSiteHasTwoPhonesOfEachFirstVendor() throws IOException {
        Review review = TestSite.apply(book, demo());
        assertEquals(List.of(), review.findings());
        assertEquals(
                "settings 2 changed; scopes 1 added; extensions 14 added; phones 14 added",
                review.changes().toString());
        assertEquals(14, book.plans().provision().phones().size());
        assertEquals(
                Stream.of("yealink", "fanvil", "grandstream", "dinstar", "ale", "htek", "snom")
                        .collect(Collectors.toMap(key -> key, _ -> 2L)),
                book.plans().provision().phones().values().stream()
                        .collect(Collectors.groupingBy(ProvisionPlan.Phone::vendor, Collectors.counting())));
    }

    @Test
    void checkTellsWhatWouldChangeAndChangesNothing() {
        Plans before = book.plans();
        Review review = book.check(TWO_PHONES);
        assertTrue(review.ok());
        assertEquals(
                "settings 1 changed; extensions 2 added; phones 2 added",
                review.changes().toString());
        assertSame(before, book.plans());
    }

    @Test
    void aSecretLeftOutKeepsItsValue() {
        String site = TWO_PHONES.replace("1001", "1777");
        TestSite.apply(book, site);
        ProvisionPlan first = book.plans().provision();
        TestSite.apply(book, site.replace("Reception", "Front Desk"));
        ProvisionPlan second = book.plans().provision();
        assertEquals(first.root(), second.root());
        assertEquals("Front Desk", line(second).displayName());
        assertEquals(line(first).password(), line(second).password());
        assertTrue(line(first).password().matches("[A-Za-z2-9]{16}"));
    }

    @Test
    void aSecretThatTheFileNamesIsTaken() {
        TestSite.apply(
                book,
                TWO_PHONES.replace("name: Reception", "name: Reception, password: 0101")
                        + "provisioning: {token: 20260101}\n");
        assertEquals("0101", line(book.plans().provision()).password());
        assertEquals("20260101", book.plans().provision().root().token());
        TestSite.apply(book, "dialtone: 1\nprovisioning: {token: R2Xu8aVV20Jka}");
    }

    @Test
    void onAnyFaultNothingChanges() {
        TestSite.apply(book, TWO_PHONES);
        Plans before = book.plans();
        Review review = TestSite.apply(book, TWO_PHONES.replace("Europe/Athens", "Europe/Atens") + "phons: []\n");
        assertEquals(
                """
                line 2, site.timezone: "Europe/Atens" is not an IANA time zone; did you mean Europe/Athens?
                line 7, phons: unknown key "phons"; did you mean phones?\
                """,
                String.join(
                        "\n", review.findings().stream().map(Object::toString).toList()));
        assertFalse(review.ok());
        assertSame(before, book.plans());
    }

    @Test
    void exportedWithSecretsTheSiteComesBackEqual() throws IOException {
        assertTrue(TestSite.apply(book, everything()).ok());
        Site before = stored();
        String exported = book.export(true);
        TestSite.apply(book, "dialtone: 1");
        assertTrue(TestSite.apply(book, exported).ok());
        assertEquals(before, stored());
        assertEquals(exported, book.export(true));
    }

    @Test
    void exportedWithoutSecretsApplyingChangesNothing() throws IOException {
        TestSite.apply(book, demo());
        String exported = book.export(false);
        assertFalse(exported.contains("password"));
        assertFalse(exported.contains(book.plans().provision().root().token()));
        assertEquals("nothing changes", TestSite.apply(book, exported).changes().toString());
    }

    @Test
    void theStoredSiteIsTheOneInForce() throws IOException {
        assertTrue(TestSite.apply(book, everything()).ok());
        assertEquals(
                book.plans().toString(),
                SiteCompiler.compile(
                                stored(),
                                new Endpoints(httpPort, sipPort),
                                PhonePasswords.UNKNOWN,
                                book.plans().provision().access().former())
                        .toString());
        assertEquals(
                book.plans().dhcp(),
                SiteCompiler.compile(stored(), new Endpoints(httpPort, sipPort), PhonePasswords.UNKNOWN)
                        .dhcp());
    }

    @Test
    void theFormerFolderAnswersOnAndOutlivesARestart() {
        TestSite.apply(book, TWO_PHONES.replace("site:", "provisioning: {token: FirstFolder1}\nsite:"));
        assertTrue(book.changeFolder(TestSite.WHO, Duration.ofHours(1)).ok());
        FormerFolder former = book.plans().provision().access().former();
        assertEquals("FirstFolder1", former.token());
        assertNotEquals("FirstFolder1", book.plans().dhcp().root().token());
        FormerFolder kept = revisions.former().orElseThrow();
        assertEquals("FirstFolder1", kept.token());
        assertEquals(former.until().getEpochSecond(), kept.until().getEpochSecond());
        book.endGrace();
        assertNull(book.plans().provision().access().former());
        assertEquals(Optional.empty(), revisions.former());
    }

    @Test
    void anEditThatFailsChangesNothing() {
        TestSite.apply(book, TWO_PHONES);
        String before = book.export(true);
        MacAddress listed = MacAddress.of("001565aabbcc");
        assertThrows(
                EditFault.class, () -> book.edit(TestSite.WHO, "adopt", site -> PhoneEdits.adopt(site, listed, "300")));
        assertThrows(
                EditFault.class,
                () -> book.edit(
                        TestSite.WHO, "join", site -> PhoneEdits.join(site, listed, MacAddress.of("000413aabbcc"))));
        assertFalse(book.edit(
                        TestSite.WHO,
                        "adopt",
                        site -> PhoneEdits.adopt(site, MacAddress.of("020000000001"), "not a number!"))
                .ok());
        assertEquals(before, book.export(true));
    }

    @Test
    void passwordsAreNotInTheDatabase() throws IOException {
        TestSite.apply(book, TWO_PHONES.replace("name: Reception", "name: Reception, password: PlainlyVisible7"));
        for (String file : List.of("site.db", "site.db-wal")) {
            assertFalse(new String(Files.readAllBytes(data.resolve(file)), StandardCharsets.ISO_8859_1)
                    .contains("PlainlyVisible7"));
        }
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret.key"))));
    }

    private SipPlan.Extension reception() {
        return book.plans().sip().extensions().get("1001");
    }

    private void password(String password) {
        assertTrue(TestSite.apply(book, TWO_PHONES.replace("name: Reception", "name: Reception, password: " + password))
                .ok());
    }

    @Test
    void aChangedPasswordKeepsTheOldOneUntilThePhonesHaveTheNew() throws IOException {
        password("firstPassword1");
        assertEquals(null, reception().oldPassword());
        password("secondPassword2");
        assertEquals("firstPassword1", reception().oldPassword());
        assertEquals("secondPassword2", line(book.plans().provision()).password());
        assertEquals("firstPassword1", stored().extensions().getFirst().oldPassword(), "kept over a restart");
        TestSite.apply(book, book.export(true));
        assertEquals("firstPassword1", reception().oldPassword(), "no file carries it, and none takes it away");
        assertFalse((book.export(true) + new SiteTables(book).phones(true) + book.plans() + stored())
                .contains("firstPassword1"));
        for (String file : List.of("site.db", "site.db-wal")) {
            assertFalse(new String(Files.readAllBytes(data.resolve(file)), StandardCharsets.ISO_8859_1)
                    .contains("firstPassword1"));
        }
        book.rotated(List.of(reception()));
        assertEquals(null, reception().oldPassword());
        assertEquals(null, stored().extensions().getFirst().oldPassword());
    }

    @Test
    void theFormerFolderAnswersOnWhenPhonesCameToTheirNewPasswords() {
        password("firstPassword1");
        password("secondPassword2");
        book.changeFolder(TestSite.WHO, Duration.ofHours(1));
        FormerFolder former = book.plans().provision().access().former();
        book.rotated(List.of(reception()));
        assertEquals(null, reception().oldPassword());
        assertEquals(former, book.plans().provision().access().former());
    }

    @Test
    void aPasswordThatChangesTwiceKeepsWhatThePhonesHave() {
        password("firstPassword1");
        password("secondPassword2");
        SipPlan.Extension second = reception();
        password("thirdPassword3");
        assertEquals("firstPassword1", reception().oldPassword());
        // The phones came to the second folder just before it was changed.
        book.rotated(List.of(second));
        assertEquals("secondPassword2", reception().oldPassword());
        password("secondPassword2");
        assertEquals("thirdPassword3", reception().oldPassword());
    }

    @Test
    void listenersHearThePlansAtOnceAndLaterOnes() {
        List<Plans> heard = new ArrayList<>();
        book.onChange(heard::add);
        TestSite.apply(book, TWO_PHONES);
        TestSite.apply(book, "dialtone: 2");
        assertEquals(2, heard.size());
        assertNotEquals(heard.get(0), heard.get(1));
        assertSame(book.plans(), heard.get(1));
    }

    @Test
    void aFileIsAppliedAgainOnlyWhenItChanged(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("site.yaml"), TWO_PHONES);
        assertEquals(
                "settings 1 changed; extensions 2 added; phones 2 added",
                files.applyFrom(file).changes().toString());
        TestSite.apply(book, "dialtone: 1");
        assertEquals("nothing changes", files.applyFrom(file).changes().toString());
        assertEquals(0, book.plans().provision().phones().size());
        Files.writeString(file, TWO_PHONES.replace("Bar", "Bridge"));
        Review refused = files.applyFrom(file);
        assertFalse(refused.ok(), "what was changed since is not overwritten in silence");
        assertInstanceOf(EditRefusal.Stale.class, refused.refusal());
        assertEquals(0, book.plans().provision().phones().size());
        assertTrue(book.apply(TestSite.WHO, Files.readString(file), TestSite.ANY.at(SiteSource.name(file)))
                .ok());
        assertEquals("nothing changes", files.applyFrom(file).changes().toString());
        Files.writeString(file, TWO_PHONES.replace("Bar", "Mess"));
        assertEquals("extensions 1 changed", files.applyFrom(file).changes().toString());
        assertTrue(files.holds(file));
        assertFalse(files.holds(folder.resolve("other.yaml")));
    }

    @Test
    void aFileThatIsMissingIsAFault(@TempDir Path folder) {
        Review review = files.applyFrom(folder.resolve("site.yaml"));
        assertFalse(review.ok());
        assertEquals(
                "there is no such file: correct dialtone.site",
                review.findings().getFirst().remedy());
    }

    private Site stored() {
        return revisions.at(book.revision()).orElseThrow();
    }

    private static ProvisionPlan.Line line(ProvisionPlan plan) {
        return plan.phones().get(MacAddress.of("00:15:65:aa:bb:cc")).lines().getFirst();
    }

    /** Every key, with parameters that the vendors of the box have. */
    private static String everything() throws IOException {
        return Files.readString(Path.of("src/test/resources/org/dialtone/store/site/schema-16.yaml"));
    }

    private static String demo() throws IOException {
        return Files.readString(Path.of("src/main/resources/demo-site.yaml"));
    }
}
