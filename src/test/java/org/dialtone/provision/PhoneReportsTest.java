package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.journal.Entry;
import org.dialtone.journal.EntryLines;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Rank;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Forgetful;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.provision.PhoneReports.Hearing;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneReportsTest {

    private static final MacAddress ALICE = MacAddress.of("aa0000000001");
    private static final MacAddress WIFI = MacAddress.of("aa00000000f1");
    private static final Map<Ip4, MacAddress> LEASES = Map.of(
            Ip4.of("10.66.1.1"), ALICE,
            Ip4.of("10.66.1.60"), ALICE,
            Ip4.of("10.66.1.3"), WIFI,
            Ip4.of("10.66.1.2"), MacAddress.of("aa0000000002"));

    private final HeldAddresses lan = new HeldAddresses(LEASES);
    private final List<Entry> entries = new ArrayList<>();
    private final ReportBook reports = new ReportBook(Forgetful.store(ReportStore.class));
    private final PhoneReports phoneReports =
            new PhoneReports(lan, entries::add, reports, InstantSource.fixed(Instant.EPOCH));

    @ParameterizedTest(name = "{0} from {1}, line {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /report/aa0000000001/key-aa0000000001/registered   | 10.66.1.1  | -    | REGISTER 1001, REGISTER 1002
            /report/aa:00:00:00:00:01/key-aa0000000001/REGISTERED | 10.66.1.1 | -  | REGISTER 1001, REGISTER 1002
            /report/aa0000000001/key-aa0000000001/registered   | 10.66.1.1  | 1002 | REGISTER 1002
            /report/aa0000000001/key-aa0000000001/registered   | 10.66.1.1  | 9999 | REGISTER 1001, REGISTER 1002
            /report/aa0000000001/key-aa0000000001/failed       | 10.66.1.1  | 1001 | REJECTED 1001
            /report/aa0000000001/key-aa0000000001/unregistered | 10.66.1.60 | 1001 | UNREGISTER 1001
            /report/aa0000000001/key-aa0000000001/registered   | 10.66.1.3  | 1001 | REGISTER 1001
            /report/aa0000000001/key-aa0000000001/registered   | 10.66.1.2  | 1001 | -
            /report/aa0000000001/key-aa0000000001/registered   | 10.66.1.9  | 1001 | -
            /report/aa0000000001/key-aa0000000002/registered   | 10.66.1.1  | 1001 | -
            /report/aa0000000001//registered                   | 10.66.1.1  | 1001 | -
            /report/aa0000000009/key-aa0000000009/registered   | 10.66.1.1  | 1001 | -
            /report/nobody/key-aa0000000001/registered         | 10.66.1.1  | 1001 | -
            /report/aa0000000001/key-aa0000000001/reboot       | 10.66.1.1  | 1001 | -
            /report/aa0000000001/key-aa0000000001/registered/x | 10.66.1.1  | 1001 | -
            /report/aa0000000001/key-aa0000000001              | 10.66.1.1  | 1001 | -
            /report                                            | 10.66.1.1  | 1001 | -
            """)
    void believesAPhoneOfItself(String path, String from, String line, String told) {
        install(mac -> "key-" + mac.plain());
        assertEquals(told != null ? Hearing.BELIEVED : Hearing.REFUSED, phoneReports.hear(path, Ip4.of(from), line));
        List<String> heard =
                entries.stream().map(entry -> entry.step() + " " + entry.file()).toList();
        assertEquals(told == null ? List.of() : List.of(told.split(", ")), heard);
    }

    /** What was reported before reports had a book of their own stands in the journal; the book alone counts then. */
    @Test
    void theReportsOfAnEarlierReleaseAreTakenOver() {
        ProvisionPlan plan = install(mac -> "key-" + mac.plain());
        phoneReports.hear("/report/aa0000000001/key-aa0000000001/registered", Ip4.of("10.66.1.1"), null);
        phoneReports.hear("/report/aa0000000001/key-aa0000000001/failed", Ip4.of("10.66.1.1"), "1002");
        JournalBook journal = new JournalBook(entries, _ -> Rank.LISTED);
        ReportBook later = new ReportBook(Forgetful.store(ReportStore.class));
        EarlierReports.take(later, journal, plan);
        List<LineReport> told = List.of(
                new LineReport(ALICE, "1001", true, Ip4.of("10.66.1.1")),
                new LineReport(ALICE, "1002", false, Ip4.of("10.66.1.1")));
        assertEquals(told, sorted(later));
        assertEquals(told, sorted(reports));
        later.note(new LineReport(ALICE, "1002", true, Ip4.of("10.66.1.1")));
        EarlierReports.take(later, journal, plan);
        assertEquals(true, sorted(later).getLast().registered());
    }

    private static List<LineReport> sorted(ReportBook book) {
        return book.of(ALICE).stream()
                .sorted(Comparator.comparing(LineReport::number))
                .toList();
    }

    @Test
    void nothingIsBelievedWherePhonesRegisterAtTheBox() {
        install(null);
        assertEquals(
                Hearing.REFUSED,
                phoneReports.hear("/report/aa0000000001/key-aa0000000001/registered", Ip4.of("10.66.1.1"), null));
        assertEquals(Hearing.REFUSED, phoneReports.hear("/report/" + "a".repeat(65_536), Ip4.of("10.66.1.1"), null));
        assertEquals(List.of(), entries);
    }

    @Test
    void onALinkOfTheBoxThePhoneItselfMustAnswer() {
        install(mac -> "key-" + mac.plain());
        Ip4 home = Ip4.of("10.66.1.1");
        lan.near.add(home);
        assertEquals(
                Hearing.UNMET, phoneReports.hear("/report/aa0000000001/key-aa0000000001/registered", home, "1001"));
        assertEquals(
                "REPORT_REFUSED_NO_ANSWER: no device answers ARP at 10.66.1.1, so that it can't be told who reports",
                EntryLines.of(entries.getFirst()));
        assertEquals(503, entries.getFirst().status());
        lan.blind = true;
        assertEquals(
                Hearing.UNMET, phoneReports.hear("/report/aa0000000001/key-aa0000000001/registered", home, "1001"));
        assertTrue(EntryLines.of(entries.getLast()).contains("table of neighbours can't be read"));
        lan.met.put(home, MacAddress.of("aa0000000002"));
        assertEquals(
                Hearing.REFUSED, phoneReports.hear("/report/aa0000000001/key-aa0000000001/registered", home, "1001"));
        lan.met.put(home, WIFI);
        assertEquals(
                Hearing.BELIEVED, phoneReports.hear("/report/aa0000000001/key-aa0000000001/registered", home, "1001"));
        assertEquals(3, entries.size());
    }

    private ProvisionPlan install(ReportKey key) {
        List<Line> lines = List.of(new Line("1001", "One", null, "x"), new Line("1002", "Two", null, "x"));
        Phone alice = new Phone(ALICE, null, null, lines, Set.of(WIFI), Set.of(Ip4.of("10.66.1.60")));
        ProvisionPlan.Registrar registrar = new ProvisionPlan.Registrar("10.66.0.9", 5060, "udp", 600);
        ProvisionPlan plan = new ProvisionPlanBuilder(Map.of(ALICE, alice, WIFI, alice))
                .registrar(registrar)
                .reports(key)
                .build();
        phoneReports.install(plan);
        return plan;
    }
}
