package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.ApplianceNetwork;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.ConsoleSettings;
import org.dialtone.app.MemoryAudit;
import org.dialtone.app.MemoryRevisions;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteFiles;
import org.dialtone.app.SiteHistory;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users;
import org.dialtone.app.WeakPassword;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.site.file.Finding;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the box answers to the commands on its site; all that it has is in memory. */
class SiteControlTest {

    private static final String HOTEL = """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens}
            extensions: [{number: "1001", name: Reception, password: s3cretword}]
            phones: [{mac: "00:15:65:00:00:01", lines: ["1001"]}]
            """;

    private final List<String> passwords = new ArrayList<>();
    private final MemoryAudit audit = new MemoryAudit();
    private final MemoryRevisions revisions = new MemoryRevisions();
    private final SiteBook site = TestSite.book(revisions, InstantSource.system());
    private final FakeRoot root = new FakeRoot();
    private final SiteControl control = new SiteControl(
            site,
            new SiteFiles(site, revisions),
            new SiteHistory(revisions),
            users(),
            new KernelInterfaces(),
            new ApplianceNetwork(site, root, new KernelInterfaces()),
            new ConsoleAccess(
                    new ConsoleSettings(List.of(), Optional.empty(), Optional.empty()), site, new KernelInterfaces()),
            null,
            audit,
            HandClock.right(InstantSource.system()));

    @Test
    void aFileIsAppliedAndItsChangesAreCounted() {
        Answer answer = ask("apply hotel+site.yaml %2Fhotel+site.yaml", HOTEL);
        assertEquals(0, answer.status(), answer.text());
        assertEquals(
                "hotel site.yaml is applied: settings 1 changed; extensions 1 added; phones 1 added\n", answer.text());
        assertEquals(
                new Answer(0, "f is applied: nothing changes\n").text(),
                ask("apply f %2Ff", HOTEL).text());
    }

    @Test
    void aWarningIsToldBesideTheChanges() {
        Answer answer = ask("apply f %2Ff", "dialtone: 1");
        assertEquals(0, answer.status());
        assertEquals(
                "f:1:1: warning: site.timezone: no time zone is set: phones are told UTC "
                        + "(add timezone, e.g. Europe/Athens)\nf is applied: nothing changes\n",
                answer.text());
    }

    @Test
    void aFileWithAFaultChangesNothing() {
        ask("apply f %2Ff", HOTEL);
        String before = site.export(true);
        Answer answer = ask("apply f %2Ff", HOTEL.replace("[\"1001\"]", "[\"1002\"]"));
        assertEquals(1, answer.status());
        assertTrue(answer.text().startsWith("f:4:45: phones[0].lines[0]: "), answer.text());
        assertFalse(answer.text().contains("applied"), answer.text());
        assertEquals(before, site.export(true));
    }

    @ParameterizedTest
    @CsvSource({"export, false", "export secrets, true"})
    void passwordsAreExportedOnlyWhereThatIsAsked(String asked, boolean secret) {
        ask("apply f %2Ff", HOTEL);
        Answer answer = ask(asked, "");
        assertEquals(0, answer.status());
        assertTrue(answer.text().startsWith("# revision 2 of "), answer.text());
        assertTrue(answer.text().contains("\ndialtone: 1\n"), answer.text());
        assertEquals(secret, answer.text().contains("s3cretword"), answer.text());
        assertEquals(secret, answer.text().contains("token"), answer.text());
    }

    @ParameterizedTest
    @CsvSource({"export-table, false", "export-table secrets, true"})
    void theTableHoldsPasswordsOnlyWhereThatIsAsked(String asked, boolean secret) {
        ask("apply f %2Ff", HOTEL);
        Answer answer = ask(asked, "");
        assertEquals(0, answer.status());
        assertTrue(answer.text().contains("Reception"), answer.text());
        assertEquals(secret, answer.text().contains("s3cretword"), answer.text());
    }

    /** The words, the row of the table, what becomes of it, and of the table. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import t.csv         | 1002,Bar       | added     | is imported: extensions 1 added",
                "import t.csv dry-run | 1002,Bar       | added     | can be imported: extensions 1 added",
                "import t.csv         | 1001,Bar       | changed   | is imported: extensions 1 changed",
                "import t.csv         | 1001,Reception | unchanged | is imported: nothing changes"
            })
    void aTableIsLaidOverTheSite(String asked, String row, String fate, String says) {
        ask("apply f %2Ff", HOTEL);
        String before = site.export(true);
        Answer answer = ask(asked, "number,name\n" + row + "\n");
        assertEquals("t.csv:2: extension " + fate + "\nt.csv " + says + "\n", answer.text());
        assertEquals(0, answer.status());
        assertEquals(asked.endsWith("dry-run") || says.contains("nothing"), before.equals(site.export(true)));
    }

    @ParameterizedTest
    @CsvSource({"import t.csv", "import t.csv dry-run"})
    void aTableWithAFaultChangesNothing(String asked) {
        ask("apply f %2Ff", HOTEL);
        String before = site.export(true);
        Answer answer = ask(asked, "number,name\nkitchen!,Kitchen\n1002,Bar\n");
        assertEquals(1, answer.status());
        List<String> lines = answer.text().lines().toList();
        assertEquals("t.csv:2: refused", lines.getFirst());
        assertEquals("t.csv:3: extension added", lines.get(1));
        assertTrue(lines.get(2).startsWith("t.csv:2:1: "), answer.text());
        assertEquals("t.csv is not imported: nothing was changed", lines.getLast());
        assertEquals(before, site.export(true));
    }

    @Test
    void thePhoneBookIsMadeEqualToATableAndGivenBack() {
        ask("apply f %2Ff", HOTEL);
        String table = "name,number,number2,number3,group\r\nTaxi,2101234567,,,\r\n";
        assertEquals(
                "b.csv can be imported: phonebook 1 added\n",
                ask("import-phonebook b.csv dry-run", table).text());
        assertFalse(ask("export-phonebook", "").text().contains("Taxi"));
        assertEquals(
                "b.csv is imported: phonebook 1 added\n",
                ask("import-phonebook b.csv", table).text());
        assertEquals(table, ask("export-phonebook", "").text());
    }

    @Test
    void aTableInDoubtIsNotSaidToHaveChangedNothing() {
        site.ask((_, _, _) ->
                Optional.of(new Finding(Finding.Severity.FAULT, 0, 0, "", Complaint.of(Flaw.CHANGE_IN_DOUBT))));
        Answer answer = ask("import-phonebook b.csv", "name,number\nTaxi,2101234567\n");
        assertEquals(1, answer.status());
        assertTrue(answer.text().contains("it may be in force"), answer.text());
        assertFalse(answer.text().contains("nothing was changed"), answer.text());
    }

    @Test
    void aPhoneBookWithAFaultChangesNothing() {
        Answer answer = ask("import-phonebook b.csv", "name,number\n,2101234567\n");
        assertEquals(1, answer.status());
        assertTrue(answer.text().startsWith("b.csv:2:1: name: the row has no name (fill it in"), answer.text());
        assertTrue(answer.text().endsWith("b.csv is not imported: nothing was changed\n"), answer.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password admin      | long enough | 0 | 'The password of admin is changed.~'",
                "password Anna+Bell  | long enough | 0 | 'The password of Anna Bell is changed.~'",
                "password admin      | short       | 1 | a password has at least 8 characters"
            })
    void aPasswordIsChangedWhereItIsLongEnough(String asked, String password, int status, String says) {
        Answer answer = ask(asked, password);
        assertEquals(status, answer.status());
        assertEquals(says.replace('~', '\n'), answer.text());
        assertEquals(status == 0 ? 1 : 0, passwords.size());
    }

    @Test
    void recipesAreThoseOfTheSitesOwnFolder() {
        Answer answer = ask("recipes lo", "");
        assertEquals(0, answer.status());
        assertTrue(answer.text().contains(site.plans().provision().root().url(Ip4.of("127.0.0.1"))), answer.text());
    }

    @Test
    void anInterfaceWithoutAddressHasNoRecipes() {
        Answer answer = ask("recipes none%207", "");
        assertEquals(1, answer.status());
        assertEquals("network interface none 7 has no IPv4 address", answer.text());
    }

    @ParameterizedTest
    @CsvSource({"a b.yaml, a+b.yaml", "ä/&?, %C3%A4%2F%26%3F", "plain, plain", "'a\nb', a%0Ab"})
    void anyTextIsOneWordOnTheSocket(String text, String word) {
        assertEquals(word, SiteControl.word(text));
        assertEquals(text, SiteControl.text(word));
    }

    private Answer ask(String words, String text) {
        List<String> all = Arrays.asList(words.split(" "));
        return control.handlers().get(all.getFirst()).handle(all.subList(1, all.size()), text);
    }

    @ParameterizedTest
    @CsvSource({
        "password admin, COMMAND password password_changed admin",
        "password admin screen, SCREEN password password_changed admin",
        "export secrets, COMMAND export secrets_shown site file",
        "export-table secrets, COMMAND export secrets_shown table of extensions and phones",
        "export, ''"
    })
    void whatConcernsSecretsIsInTheAuditLog(String asked, String noted) {
        assertEquals(0, ask(asked, "long enough").status());
        assertEquals(noted, audit.lines());
    }

    private Users users() {
        return new Users() {
            @Override
            public List<Operator> all() {
                return List.of();
            }

            @Override
            public Optional<Operator> find(String name) {
                return Optional.empty();
            }

            @Override
            public boolean check(String name, String password) {
                return false;
            }

            @Override
            public boolean mustChange(String name) {
                return false;
            }

            @Override
            public void setPassword(String name, String password, boolean mustChange) {
                Users.fault(password, List.of(name)).ifPresent(fault -> {
                    throw new WeakPassword(fault);
                });
                passwords.add(name + " " + password);
            }

            @Override
            public boolean none() {
                return false;
            }

            @Override
            public void add(Operator operator, String password) {
                throw new IllegalStateException("no user is added here");
            }

            @Override
            public void setRole(String name, Role role) {
                throw new IllegalStateException("no role is set here");
            }

            @Override
            public void remove(String name) {
                throw new IllegalStateException("no user is removed here");
            }
        };
    }
}
