package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Step;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of the last version that wrote words into the journal, one by one and as a whole file. */
class FormerReasonsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final MacAddress MAC = MacAddress.of("00:15:65:00:00:01");
    private static final Ip4 ADDRESS = Ip4.of("10.66.1.4");

    /** A row of the table: what was written, and what it is read as. */
    record Row(Step step, Integer status, String file, String reason, String expected) {

        static Row of(String line) {
            String[] cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            return new Row(
                    Step.valueOf(cells[0]),
                    cells[1].isEmpty() ? null : Integer.valueOf(cells[1]),
                    cells[2].isEmpty() ? null : cells[2],
                    cells[3].isEmpty() ? null : cells[3],
                    cells[4]);
        }

        Entry read() {
            return FormerReasons.entry(NOW, MAC, step, ADDRESS, file, status, 5L, reason);
        }
    }

    static Stream<Row> rows() throws IOException {
        try (InputStream table = FormerReasonsTest.class.getResourceAsStream("former-journal.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).map(Row::of).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachSentenceBecomesAnEventWithItsDetails(Row row) {
        Entry entry = row.read();
        assertEquals(row.expected(), told(entry));
        assertEquals(row.step(), entry.step());
        assertEquals(ADDRESS, entry.ip());
        assertEquals(row.status(), entry.status());
        assertFalse(
                EventWords.english().says(entry).contains("?"),
                EventWords.english().says(entry));
    }

    /** What a stranger wrote stands in quotes, whatever it is; it never becomes the box's own word. */
    @ParameterizedTest
    @MethodSource("org.dialtone.journal.HostileWords#forms")
    void noTextOfAStrangerBecomesAnEvent(String form) {
        String quoted = '"' + form.replace('"', '\'') + '"';
        assertEquals(Event.SIP_REGISTER_UNKNOWN_USER, read(Step.REJECTED, "no extension " + quoted));
        assertEquals(Event.SIP_CALL_UNKNOWN_USER, read(Step.REJECTED, "no extension " + quoted + "; it sent INVITE"));
        assertEquals(
                Event.SIP_REGISTER_OTHER_ACCOUNT,
                read(Step.REJECTED, "right password of 1001, but it would register " + quoted));
        assertEquals(
                Event.FILE_REFUSED_WINDOW_CLOSED,
                read(Step.REFUSED, "window closed: it may not fetch " + quoted + " again until its window is opened"));
        assertEquals(
                Event.SIP_CALL_HELD,
                read(Step.REJECTED, "held: it can call nobody before it is adopted, and sent INVITE to " + quoted));
    }

    private static Event read(Step step, String reason) {
        return FormerReasons.entry(NOW, MAC, step, ADDRESS, "x", 403, null, reason)
                .event();
    }

    @Test
    void aWholeJournalIsReadOnce(@TempDir Path folder) throws IOException, SQLException {
        Path file = folder.resolve("journal.db");
        List<Row> rows = rows().toList();
        write(file, rows);
        List<Entry> expected = rows.stream().map(Row::read).toList();
        for (int start = 0; start < 2; start++) {
            try (JournalStore store = new JournalStore(file, HandClock.right(InstantSource.fixed(NOW)))) {
                assertEquals(expected, store.load());
                assertEquals(0, store.health().unreadable());
            }
        }
    }

    private static void write(Path file, List<Row> rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate(
                    "CREATE TABLE entry (id INTEGER PRIMARY KEY, mac INTEGER NOT NULL, at INTEGER NOT NULL,"
                            + " step TEXT NOT NULL, ip INTEGER, file TEXT, status INTEGER, ms INTEGER, reason TEXT,"
                            + " listed INTEGER NOT NULL DEFAULT 1) STRICT");
            statement.executeUpdate("CREATE INDEX entry_of ON entry (mac, id DESC)");
            statement.executeUpdate("CREATE INDEX entry_listed ON entry (listed, id DESC)");
            statement.executeUpdate("INSERT INTO entry (mac, at, step) VALUES (1, 0, 'TELEPORT')");
            statement.executeUpdate("PRAGMA user_version = 2");
            try (PreparedStatement row = connection.prepareStatement(
                    "INSERT INTO entry (mac, at, step, ip, file, status, ms, reason) VALUES (?, ?, ?, ?, ?, ?, 5, ?)")) {
                for (Row each : rows) {
                    row.setLong(1, MAC.bits());
                    row.setLong(2, Columns.of(NOW));
                    row.setString(3, each.step().name());
                    row.setLong(4, Columns.of(ADDRESS));
                    row.setString(5, each.file());
                    Columns.set(row, 6, each.status());
                    row.setString(7, each.reason());
                    row.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    /** The event and its own details, without those that had columns. */
    private static String told(Entry entry) {
        return entry.event()
                + entry.details().texts().entrySet().stream()
                        .filter(each -> !List.of("ADDRESS", "FILE", "USER", "HOST", "STATUS", "MS")
                                .contains(each.getKey()))
                        .map(each -> " " + each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining());
    }
}
