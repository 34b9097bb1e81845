package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.app.Actor;
import org.dialtone.app.ApplianceNetwork;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.ConsoleSettings;
import org.dialtone.app.MemoryAudit;
import org.dialtone.app.MemoryRevisions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteFiles;
import org.dialtone.app.SiteHistory;
import org.dialtone.app.TestSite;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.net.HandClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The history of the site on the command line, and files that would undo what others changed. */
class HistoryControlTest {

    private static final String HOTEL = """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens}
            extensions: [{number: "1001", name: Reception, password: s3cretword}]
            """;
    private static final Actor ANNA = new Actor(Actor.Kind.CONSOLE, "anna", "10.66.3.3");

    private final MemoryRevisions revisions = new MemoryRevisions();
    private final SiteBook site =
            TestSite.book(revisions, InstantSource.fixed(Instant.parse("2026-11-29T12:00:03.456Z")));
    private final SiteControl control = new SiteControl(
            site,
            new SiteFiles(site, revisions),
            new SiteHistory(revisions),
            null,
            new KernelInterfaces(),
            new ApplianceNetwork(site, new FakeRoot(), new KernelInterfaces()),
            new ConsoleAccess(
                    new ConsoleSettings(List.of(), Optional.empty(), Optional.empty()), site, new KernelInterfaces()),
            null,
            new MemoryAudit(),
            HandClock.right(InstantSource.fixed(Instant.EPOCH)));

    /** Revision 2 is the hotel's, from a file. */
    @BeforeEach
    void begin() {
        assertEquals(0, ask("apply hotel.yaml /etc/hotel.yaml", HOTEL).status());
    }

    private Answer ask(String words, String text) {
        List<String> all = Arrays.stream(words.split(" ")).toList();
        return control.handlers().get(all.getFirst()).handle(all.subList(1, all.size()), text);
    }

    private Answer apply(String more, String yaml) {
        return ask("apply hotel.yaml /etc/hotel.yaml" + more, yaml);
    }

    private void rename(String from, String to) {
        site.apply(ANNA, site.export(false).replace(from, to)).require();
    }

    @Test
    void theHistoryIsListedNewestFirst() {
        rename("Reception", "Bar");
        assertEquals("""
                3  2026-11-29T12:00:03Z  anna in the console from 10.66.3.3, apply: extension 1001: name 'Reception' -> 'Bar'
                2  2026-11-29T12:00:03Z  dialtone apply, apply: site: name 'Dialtone' -> 'Hotel'; site: timezone 'UTC' -> 'Europe/Athens'; extension 1001: added, name 'Reception'
                1  2026-11-29T12:00:03Z  the box itself (first start), first start
                """, ask("history", "").text());
        assertEquals(1, ask("history since 2", "").text().lines().count());
        assertEquals("", ask("history since 3", "").text());
    }

    @Test
    void manyChangesAreCountedInTheListAndToldOfOne() {
        apply("", rooms(12));
        String line = ask("history since 2", "").text();
        assertTrue(line.endsWith("extension 202: added, name 'Room'; and 9 more\n"), line);
        List<String> whole = ask("history 3", "").text().lines().toList();
        assertEquals(13, whole.size());
        assertEquals("  extension 211: added, name 'Room'", whole.getLast());
    }

    /** The hotel with so many rooms. */
    private static String rooms(int count) {
        return HOTEL.replace(
                "s3cretword}",
                "s3cretword}"
                        + IntStream.range(0, count)
                                .mapToObj(", {number: \"2%02d\", name: Room}"::formatted)
                                .collect(Collectors.joining()));
    }

    @Test
    void anAppliedFileIsToldWithItsCommentsAndWithoutSecrets() {
        apply("", "# by the night shift\n" + HOTEL.replace("Reception", "Bar"));
        Answer file = ask("history-file 3", "");
        assertEquals(0, file.status());
        assertTrue(file.text().startsWith("# by the night shift\n"), file.text());
        assertFalse(file.text().contains("s3cretword"), file.text());
        assertEquals(
                new Answer(1, "revision 1 came without a site file\n").text(),
                ask("history-file 1", "").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"history 9", "history-file 9", "diff 9 present", "diff 1 9", "rollback 9"})
    void aRevisionThatIsntThereIsTold(String asked) {
        Answer answer = ask(asked, "");
        assertEquals(1, answer.status());
        assertEquals("there is no revision 9, or it is no longer kept; dialtone history lists them\n", answer.text());
    }

    @Test
    void anyTwoRevisionsAreCompared() {
        rename("Reception", "Bar");
        assertEquals(
                "  extension 1001: name 'Reception' -> 'Bar'\n",
                ask("diff 2 present", "").text());
        assertEquals(
                "  extension 1001: name 'Bar' -> 'Reception'\n",
                ask("diff 3 2", "").text());
        assertEquals("nothing differs\n", ask("diff 3 3", "").text());
    }

    @Test
    void goingBackIsANewRevision() {
        rename("Reception", "Bar");
        assertEquals(
                "revision 2 is in force again: extensions 1 changed\n",
                ask("rollback 2", "").text());
        assertTrue(site.export(false).contains("Reception"));
        assertEquals(4, site.revision());
        assertTrue(ask("history since 3", "").text().contains("dialtone rollback, restore 2: "));
    }

    @Test
    void anExportedFileIsRefusedWhereTheSiteChangedSince() {
        String exported = ask("export", "").text();
        assertEquals("# revision 2 of Hotel", exported.lines().findFirst().orElse(""));
        rename("Reception", "Bar");
        String mine = exported.replace("Hotel\n", "Inn\n");
        Answer refused = ask("apply f /root/f", mine);
        assertEquals(1, refused.status());
        assertEquals("""
                f is not applied: it was made from revision 2, and the site is at revision 3. Changed since:
                  extension 1001: name 'Reception' -> 'Bar'
                dialtone export prints the present site, to change that; with --force this is done all the same
                """, refused.text());
        assertTrue(site.export(false).contains("Bar"));
        assertEquals(0, ask("apply f /root/f force", mine).status());
        assertTrue(site.export(false).contains("Reception"));
    }

    @Test
    void anExportedFileMayBeEditedAndAppliedAgainAndAgain() {
        String exported = ask("export", "").text();
        assertEquals(0, apply("", exported.replace("Reception", "Bar")).status());
        assertEquals(0, apply("", exported.replace("Reception", "Mess")).status());
        rename("Mess", "Bridge");
        assertEquals(1, apply("", exported.replace("Reception", "Deck")).status());
    }

    @Test
    void anOlderExportIsRefusedWhereAnotherFileLayBefore() {
        String exported = ask("export", "").text();
        rename("Reception", "Bar");
        assertEquals(0, apply(" force", HOTEL.replace("Reception", "Mess")).status());
        assertEquals(1, apply("", exported).status());
    }

    @Test
    void aFileWithoutMarkIsRefusedWhereTheSiteChangedOtherwiseSinceItWasApplied() {
        assertEquals(0, apply("", HOTEL.replace("Reception", "Lobby")).status());
        rename("Lobby", "Bar");
        Answer refused = apply("", HOTEL);
        assertEquals(1, refused.status());
        assertTrue(refused.text().contains("  extension 1001: name 'Lobby' -> 'Bar'\n"), refused.text());
        assertEquals(0, ask("apply other.yaml /etc/other.yaml", HOTEL).status(), "it was never applied from there");
        assertEquals(1, apply("", HOTEL.replace("Reception", "Mess")).status(), "another file was, since");
        assertEquals(0, apply("", HOTEL).status(), "it says what is in force");
    }

    @Test
    void aFreshBoxTakesAnExportOfAnother() {
        String exported = ask("export secrets", "").text().replace("revision 2", "revision 77");
        assertEquals(1, apply("", exported.replace("Reception", "Bar")).status());
        site.apply(ANNA, "dialtone: 1").require();
        assertEquals(0, ask("apply new.yaml /new.yaml", exported).status());
    }

    @ParameterizedTest
    @CsvSource({"5, '', 0", "6, '', 1", "6, ' allow-removal', 0", "6, ' force', 1"})
    void manyExtensionsGoOnlyWithAWordMore(int removed, String more, int status) {
        assertEquals(0, apply("", rooms(removed)).status());
        Answer answer = apply(more, HOTEL);
        assertEquals(status, answer.status());
        assertEquals(
                status == 1,
                answer.text()
                        .equals("hotel.yaml is not applied: it removes 0 of 0 phones and 6 of 7 extensions; "
                                + "with --allow-removal they go\n"),
                answer.text());
    }
}
