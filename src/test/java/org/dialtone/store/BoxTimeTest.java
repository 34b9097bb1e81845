package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.dhcp.Lease;
import org.dialtone.lab.PostgresCluster;
import org.dialtone.net.BoxClock;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.KnownPhone;
import org.dialtone.provision.Delivery;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lasts, over runs of a box whose wall clock lies. */
class BoxTimeTest {

    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration TEN_YEARS = Duration.ofDays(3650);
    private static final MacAddress MAC = MacAddress.of("00:15:65:aa:bb:cc");
    private static final MacAddress OTHER = MacAddress.of("00:15:65:aa:bb:cd");

    @TempDir
    Path folder;

    private final HandClock hand = new HandClock(START);

    /** One run of the box: what is left of each thing in its first moment, in seconds. */
    private Map<String, Long> run(Duration length, Duration setMeanwhile) {
        BoxClock clock = hand.start();
        try (LeaseDatabase database = new LeaseDatabase(folder.resolve("leases.db"), clock)) {
            Map<String, Long> left = left(database, clock.instant());
            hand.set(setMeanwhile);
            hand.pass(length);
            database.noteTime(clock.ahead());
            return left;
        }
    }

    private static Map<String, Long> left(LeaseDatabase database, Instant now) {
        Map<String, Long> left = database.leases().load().stream()
                .filter(lease -> !lease.expires().equals(Instant.MAX))
                .collect(Collectors.toMap(
                        lease -> lease.address().toString(),
                        lease -> Duration.between(now, lease.expires()).toSeconds()));
        database.bindings()
                .load()
                .forEach(binding -> left.put(
                        binding.user(), Duration.between(now, binding.expires()).toSeconds()));
        database.deliveries()
                .load()
                .forEach(delivery -> left.put(
                        "window", Duration.between(now, delivery.until()).toSeconds()));
        return left;
    }

    /** A run in which the box gives out what lasts. */
    private void fill() {
        BoxClock clock = hand.start();
        try (LeaseDatabase database = new LeaseDatabase(folder.resolve("leases.db"), clock)) {
            fill(database, clock.instant());
            database.noteTime(clock.ahead());
        }
    }

    private static void fill(LeaseDatabase database, Instant now) {
        List.of(
                        lease("10.66.1.1", Lease.State.BOUND, now, now.plusSeconds(3600)),
                        lease("10.66.1.2", Lease.State.DECLINED, now, now.plusSeconds(86_400)),
                        lease("10.66.1.3", Lease.State.BOUND, now.minusSeconds(900), now.minusSeconds(300)),
                        lease("10.66.1.4", Lease.State.BOUND, now, Instant.MAX))
                .forEach(database.leases()::store);
        database.bindings().store("1001", List.of(binding(now, now.plusSeconds(600))));
        database.deliveries().remember(new Delivery(MAC, now.plusSeconds(1800), null, null, null, null, null, null));
        database.fleet().remember(new KnownPhone(MAC, null, now, null));
    }

    private static Lease lease(String address, Lease.State state, Instant since, Instant expires) {
        return new Lease(Ip4.of(address), MAC, null, state, since, expires, null);
    }

    private static Binding binding(Instant registered, Instant expires) {
        return new BindingBuilder("1001", "10.66.1.1")
                .between(registered, expires)
                .build();
    }

    private void assertLeft(Map<String, Long> left, long since) {
        assertEquals(3600 - since, left.get("10.66.1.1"));
        assertEquals(86_400 - since, left.get("10.66.1.2"));
        assertEquals(600 - since, left.get("1001"));
        assertEquals(1800 - since, left.get("window"));
    }

    @ParameterizedTest
    @ValueSource(longs = {3650, -3650, 1, -1, 0})
    void aClockThatIsSetBetweenRunsEndsNothingAndLetsNothingLiveOn(long days) {
        fill();
        assertLeft(run(Duration.ofSeconds(100), Duration.ZERO), 0);
        hand.set(Duration.ofDays(days));
        assertLeft(run(Duration.ofSeconds(100), Duration.ZERO), 100);
        hand.set(Duration.ofDays(-days));
        Map<String, Long> left = run(Duration.ZERO, Duration.ZERO);
        assertLeft(left, 200);
        assertEquals(true, left.get("10.66.1.3") <= -300, "what has ended stays so");
    }

    @ParameterizedTest
    @ValueSource(longs = {3600, -3600, 0})
    void anotherMachineGoesOnWhateverItsClockTells(long ahead) throws SQLException {
        DatabaseAddress server = PostgresCluster.fresh();
        BoxClock one = hand.start();
        try (LeaseDatabase database = new LeaseDatabase(server, one, Duration.ZERO, () -> {})) {
            fill(database, one.instant());
            database.noteTime(one.ahead());
        }
        Instant last = one.instant();
        hand.pass(Duration.ofSeconds(10));
        hand.set(Duration.ofSeconds(ahead));
        BoxClock other = hand.start();
        Begun begun = new Begun(epoch(server), last, other.instant().minusSeconds(10));
        try (LeaseDatabase database = new LeaseDatabase(server, begun, other, Duration.ZERO, () -> {})) {
            assertLeft(left(database, other.instant()), 0);
            assertEquals(
                    other.instant().minusSeconds(10),
                    database.leases().load().getFirst().since());
        }
    }

    private static long epoch(DatabaseAddress server) throws SQLException {
        try (Connection connection = PostgresCluster.connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT epoch FROM lease_writer")) {
            row.next();
            return row.getLong(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3650, -3650})
    void aClockThatIsSetWithinARunDoesNeither(long days) {
        fill();
        assertLeft(run(Duration.ofSeconds(100), Duration.ofDays(days)), 0);
        Map<String, Long> left = run(Duration.ZERO, Duration.ZERO);
        assertLeft(left, 100);
        assertEquals(true, left.get("10.66.1.3") <= -300, "what has ended stays so");
    }

    @Test
    void aBoxThatWasOffForAMonthGoesOnWhereItStopped() {
        fill();
        hand.set(Duration.ofDays(30));
        assertLeft(run(Duration.ZERO, Duration.ZERO), 0);
        assertEquals(START, seen(), "the wall clock was right");
    }

    /** NTP sets the clock by seconds a moment after a start, and the box is off over a weekend. */
    @ParameterizedTest
    @ValueSource(longs = {1, -40, 0})
    void thePastMovesByWhatTheClockWasSetAndNotByTheTimeThatTheBoxWasOff(long set) {
        Duration off = Duration.ofDays(3);
        fill();
        run(Duration.ofSeconds(100), Duration.ofSeconds(set));
        assertEquals(START, seen());
        hand.set(off);
        Map<String, Long> left = run(Duration.ZERO, Duration.ZERO);
        assertLeft(left, 100);
        assertEquals(-300 - 100 - off.toSeconds(), left.get("10.66.1.3"), "it ended when it ended");
        assertEquals(START.plusSeconds(set), seen());
    }

    /** Nobody can tell ten years ahead from ten years in which the box was off. */
    @Test
    void aRunThatStartsYearsAheadShowsThePastInItsYearUntilTheClockIsSetBack() {
        fill();
        hand.set(TEN_YEARS);
        BoxClock clock = hand.start();
        try (LeaseDatabase database = new LeaseDatabase(folder.resolve("leases.db"), clock)) {
            assertEquals(START, clock.shown(seen()));
            database.fleet().remember(new KnownPhone(OTHER, null, clock.instant(), null));
            hand.pass(Duration.ofSeconds(100));
            hand.set(TEN_YEARS.negated());
            assertEquals(START.minus(TEN_YEARS), clock.shown(seen()));
            database.noteTime(clock.ahead());
        }
        assertLeft(run(Duration.ZERO, Duration.ZERO), 100);
        assertEquals(START.minus(TEN_YEARS), seen());
        assertEquals(START, seen(OTHER), "what that run saw is set right with it");
    }

    /** As a box without a battery does at each start. */
    @Test
    void aBoxThatStartsIn1970AndIsSetRightALittleLaterKeepsAllAndShowsItsPast() {
        fill();
        Duration years = Duration.between(Instant.EPOCH, START);
        for (int start = 0; start < 3; start++) {
            hand.set(years.negated());
            assertLeft(run(Duration.ofSeconds(20), years), start * 20);
        }
        hand.set(years.negated());
        BoxClock clock = hand.start();
        new LeaseDatabase(folder.resolve("leases.db"), clock).close();
        hand.set(years);
        assertEquals(START.plusSeconds(60), clock.shown(clock.instant()));
        assertEquals(START, clock.shown(seen()), "the phone was heard a minute of the box ago");
    }

    /** Onto a box whose clock is 20 days later, or ten years before: the mark of the backup is older, or newer. */
    @ParameterizedTest
    @ValueSource(longs = {20, -3650})
    void aRestoredBackupGoesOnWhereItWasMade(long days) throws IOException {
        fill();
        Path backup = Files.copy(folder.resolve("leases.db"), folder.resolve("copy"));
        run(Duration.ofHours(2), Duration.ZERO);
        hand.set(Duration.ofDays(days));
        run(Duration.ofHours(2), Duration.ZERO);
        Files.copy(backup, folder.resolve("leases.db"), StandardCopyOption.REPLACE_EXISTING);
        assertLeft(run(Duration.ofSeconds(60), Duration.ZERO), 0);
        assertLeft(run(Duration.ZERO, Duration.ZERO), 60);
    }

    @Test
    void aKilledBoxLosesTheTimeSinceItsLastMarkAlone() {
        fill();
        BoxClock clock = hand.start();
        try (LeaseDatabase database = new LeaseDatabase(folder.resolve("leases.db"), clock)) {
            hand.pass(Duration.ofSeconds(30));
            database.noteTime(clock.ahead());
            hand.pass(Duration.ofSeconds(10));
        }
        hand.set(TEN_YEARS);
        assertLeft(run(Duration.ZERO, Duration.ZERO), 30);
    }

    private Instant seen() {
        return seen(MAC);
    }

    private Instant seen(MacAddress mac) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("leases.db"));
                Statement statement = connection.createStatement()) {
            return Columns.instant(
                    statement.executeQuery("SELECT last_seen FROM phone WHERE mac = " + mac.bits()), "last_seen");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A time that stays behind would end at once, or live on for years, when the clock was set. */
    @Test
    void everyTimeOfTheFileIsMoved() throws SQLException {
        run(Duration.ZERO, Duration.ZERO);
        Set<BoxTime.Column> times = new HashSet<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("leases.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT t.name, c.name FROM sqlite_master AS t"
                        + " JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name <> 'report'"
                        + " AND c.name IN ('at', 'since', 'expires', 'until', 'seen', 'last_seen', 'registered',"
                        + " 'confirmed_at', 'behind')")) {
            while (rows.next()) {
                times.add(new BoxTime.Column(rows.getString(1), rows.getString(2)));
            }
        }
        Set<BoxTime.Column> moved = new HashSet<>(BoxTime.STAMPS);
        moved.addAll(BoxTime.ENDS);
        assertEquals(moved, times);
    }

    /** Makes the file what a version without a mark wrote. */
    private void forgetTheMark() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("leases.db"));
                Statement statement = connection.createStatement()) {
            for (String newer :
                    List.of("box_time", "cutover", "heard", "deployment", "seen_pack", "rollout", "rollout_phone")) {
                statement.executeUpdate("DROP TABLE " + newer);
            }
            for (String newer : List.of("at", "confirmed", "confirmed_at", "behind")) {
                statement.executeUpdate("ALTER TABLE served DROP COLUMN " + newer);
            }
            statement.executeUpdate("ALTER TABLE phone DROP COLUMN revision");
            statement.executeUpdate("PRAGMA user_version = 7");
        }
    }

    @Test
    void theFileOfYesterdayIsTakenAsItIsWhereTheClockIsRight() throws SQLException {
        fill();
        forgetTheMark();
        hand.set(Duration.ofSeconds(60));
        assertLeft(run(Duration.ZERO, Duration.ZERO), 60);
    }

    @ParameterizedTest
    @ValueSource(longs = {3650, -3650})
    void theFileOfYesterdayKeepsAllWhereTheClockIsWrong(long days) throws SQLException {
        fill();
        forgetTheMark();
        hand.set(Duration.ofDays(days));
        assertLeft(run(Duration.ZERO, Duration.ZERO), 0);
    }

    /** Yesterday's box gave out a lease and a quarantine while its clock was wrong, and was set right again. */
    @Test
    void whatAWrongClockLetReachTo2036IsBounded() throws SQLException {
        Instant wrong = START.plus(TEN_YEARS);
        try (LeaseDatabase database = new LeaseDatabase(folder.resolve("leases.db"), hand.start())) {
            fill(database, START);
            List.of(
                            lease("10.66.2.1", Lease.State.BOUND, START, wrong.plusSeconds(3600)),
                            lease("10.66.2.2", Lease.State.DECLINED, wrong, wrong.plusSeconds(86_400)))
                    .forEach(database.leases()::store);
            database.bindings().store("1002", List.of(binding(wrong, wrong.plusSeconds(600))));
        }
        forgetTheMark();
        Map<String, Long> left = run(Duration.ZERO, Duration.ZERO);
        assertLeft(left, 0);
        assertEquals(Duration.ofDays(366).toSeconds(), left.get("10.66.2.1"));
        assertEquals(Duration.ofDays(1).toSeconds(), left.get("10.66.2.2"));
        assertEquals(Duration.ofDays(1).toSeconds(), left.get("1002"));
    }
}
