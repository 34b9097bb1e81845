package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.dialtone.app.StartupFault;
import org.dialtone.lab.PostgresCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A writer whose database is a server's: what it gathers, and what it does while the server is away. */
class ServerWriterTest {

    private static final Instant NOW = Instant.parse("2026-11-30T05:00:00Z");
    private static final String WRITE = Upsert.into("number", "n", "value");
    private static final String DROP = "DELETE FROM number WHERE n = ?";
    private static final Schema SCHEMA =
            new Schema(List.of(List.of("CREATE TABLE number (n INTEGER PRIMARY KEY, value INTEGER NOT NULL) STRICT")));

    private final DatabaseAddress address = PostgresCluster.fresh();
    private final AtomicInteger superseded = new AtomicInteger();
    private final DatabaseServer server =
            new DatabaseServer(address, OptionalLong.empty(), superseded::incrementAndGet);
    private final AtomicInteger connects = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong();
    private final AtomicInteger cuts = new AtomicInteger();
    private Runnable atCut = () -> {};
    private GroupWriter writer;

    @BeforeEach
    void open() {
        ServerStatements statements = new ServerStatements(server.open(SCHEMA), new Cutting(), nanoTime::get);
        writer = new GroupWriter("numbers", statements, 10_000, InstantSource.fixed(NOW), Duration.ZERO);
    }

    /** Loses the connection when a commit answers, as often as the test wants. */
    private final class Cutting implements ServerStatements.Source {

        @Override
        public Connection connectToWrite() throws SQLException {
            connects.incrementAndGet();
            return server.connectToWrite();
        }

        @Override
        public void commit(Connection connection) throws SQLException {
            server.commit(connection);
            if (cuts.get() > 0) {
                cuts.decrementAndGet();
                atCut.run();
                connection.abort(Runnable::run);
                throw new SQLException("the answer got lost", "08006");
            }
        }
    }

    @AfterEach
    void close() {
        writer.close();
    }

    /** Some change a row twice, some change two rows, some leave the order that they began with. */
    @Test
    void changesOfOneRowKeepTheirOrderHoweverTheyAreGathered() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(19);
        Map<Integer, Integer> wanted = new TreeMap<>();
        for (int group = 0; group < 5; group++) {
            CountDownLatch held = new CountDownLatch(1);
            List<CompletionStage<Void>> all = new ArrayList<>(List.of(hold(held)));
            for (int i = 0; i < 200; i++) {
                int first = random.nextInt(12);
                int second = random.nextInt(12);
                int value = random.nextInt(1000);
                boolean drops = random.nextInt(3) == 0;
                boolean writesFirst = random.nextBoolean();
                all.add(writer.store(statements -> {
                    if (writesFirst) {
                        write(first, value).apply(statements);
                    }
                    if (drops) {
                        drop(first).apply(statements);
                    }
                    write(second, value + 1).apply(statements);
                }));
                if (writesFirst) {
                    wanted.put(first, value);
                }
                if (drops) {
                    wanted.remove(first);
                }
                wanted.put(second, value + 1);
            }
            held.countDown();
            all.forEach(ServerWriterTest::join);
            assertEquals(wanted, numbers());
        }
    }

    @Test
    void aChangeThatCantBeMadeTakesNoOtherOfItsGroupWithIt() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CompletionStage<Void> first = hold(held);
        CompletionStage<Void> before = writer.store(write(1, 1));
        CompletionStage<Void> broken = writer.store(statements -> {
            write(2, 2).apply(statements);
            statements.run(new RowKey("number", 3), "INSERT INTO number VALUES (?, NULL)", row -> row.setInt(1, 3));
        });
        CompletionStage<Void> after = writer.store(write(4, 4));
        held.countDown();
        List.of(first, before, after).forEach(ServerWriterTest::join);
        assertThrows(CompletionException.class, () -> join(broken));
        assertEquals(Map.of(1, 1, 4, 4), numbers());
        assertEquals(new StoreHealth(0, 3, 1, 0, NOW, null), writer.health(0));
        assertEquals(0, connects.get());
    }

    @Test
    void aConnectionThatWasLostIsMadeAgainAndNothingFails() {
        join(writer.store(write(1, 1)));
        PostgresCluster.allow(false, address);
        PostgresCluster.allow(true, address);
        join(writer.store(write(2, 2)));
        assertEquals(Map.of(1, 1, 2, 2), numbers());
        assertEquals(1, connects.get());
        assertTrue(writer.health(0).up());
    }

    /** Rows of one transaction without savepoints bear one number. */
    @Test
    void changesThatALostConnectionHadGoTogetherAgain() throws InterruptedException {
        join(writer.store(write(1, 1)));
        CountDownLatch held = new CountDownLatch(1);
        CompletionStage<Void> first = hold(held);
        List<CompletionStage<Void>> group =
                IntStream.range(2, 9).mapToObj(n -> writer.store(write(n, n))).toList();
        PostgresCluster.allow(false, address);
        PostgresCluster.allow(true, address);
        held.countDown();
        join(first);
        group.forEach(ServerWriterTest::join);
        List<Integer> transactions =
                server.read("SELECT count(DISTINCT xmin::text) AS n FROM number WHERE n > 1", row -> row.getInt("n"));
        assertEquals(List.of(1), transactions);
        assertEquals(1, connects.get());
    }

    @Test
    void aChangeThatCantBeMadeFailsAloneOverAConnectionThatWasMadeAgain() throws InterruptedException {
        join(writer.store(write(1, 1)));
        CountDownLatch held = new CountDownLatch(1);
        CompletionStage<Void> first = hold(held);
        CompletionStage<Void> broken = writer.store(statements -> statements.run(
                new RowKey("number", 3), "INSERT INTO number VALUES (?, NULL)", row -> row.setInt(1, 3)));
        CompletionStage<Void> good = writer.store(write(4, 4));
        PostgresCluster.allow(false, address);
        PostgresCluster.allow(true, address);
        held.countDown();
        List.of(first, good).forEach(ServerWriterTest::join);
        assertThrows(CompletionException.class, () -> join(broken));
        assertEquals(Map.of(1, 1, 4, 4), numbers());
    }

    /** Another holds the lock, but doesn't write yet. */
    @Test
    void aWriterThatLostItsConnectionWritesNothingBesideAnother() throws SQLException {
        join(writer.store(write(1, 1)));
        PostgresCluster.allow(false, address);
        PostgresCluster.allow(true, address);
        try (Connection other = PostgresCluster.connect(address)) {
            new SoleWriter().take(other);
            assertThrows(CompletionException.class, () -> join(writer.store(write(2, 2))));
            assertEquals(
                    "another Dialtone writes to the database: stop one of the two",
                    writer.health(0).lastError());
        }
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
        join(writer.store(write(3, 3)));
        assertEquals(Map.of(1, 1, 3, 3), numbers());
        assertEquals(0, superseded.get());
    }

    /** What this one knows of the rows is old by then; only a new start reads them. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWriterThatHasASuccessorNeverWritesAgain(boolean gone) throws SQLException {
        join(writer.store(write(1, 1)));
        PostgresCluster.allow(false, address);
        PostgresCluster.allow(true, address);
        try (Connection successor = new DatabaseServer(address).open(SCHEMA)) {
            if (gone) {
                successor.close();
            }
            assertThrows(CompletionException.class, () -> join(writer.store(write(2, 2))));
        }
        assertEquals(
                "another Dialtone went on with the database while this one was cut off from it: this one writes no"
                        + " more, and starts anew",
                writer.health(0).lastError());
        nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThrows(CompletionException.class, () -> join(writer.store(write(3, 3))));
        assertEquals(Map.of(1, 1), numbers());
        assertFalse(writer.health(0).up());
        assertEquals(List.of(1, 1), List.of(superseded.get(), connects.get()));
    }

    /** Its connection stands, because the successor couldn't end it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void noCommitIsMadeInAnEpochThatIsOver(int changes) throws InterruptedException {
        join(writer.store(write(1, 1)));
        CountDownLatch held = new CountDownLatch(1);
        CompletionStage<Void> first = hold(held);
        List<CompletionStage<Void>> group = IntStream.rangeClosed(1, changes)
                .mapToObj(n -> writer.store(write(n, 7)))
                .toList();
        PostgresCluster.execute(address, "UPDATE lease_writer SET epoch = epoch + 1");
        held.countDown();
        failure(first);
        group.forEach(each -> assertFalse(failure(each) instanceof CommitInDoubt, "nothing was committed"));
        assertEquals(Map.of(1, 1), numbers());
        assertEquals(List.of(1, 0), List.of(superseded.get(), connects.get()));
    }

    @Test
    void aSecondWriterIsRefused() {
        String says = assertThrows(StartupFault.class, () -> new DatabaseServer(address).open(SCHEMA))
                .getMessage();
        assertEquals(address + " can't be opened: another Dialtone writes to the database: stop one of the two", says);
    }

    @Test
    void theServerEndsAWriterThatFellSilent() throws SQLException {
        try (Connection silent = new DatabaseServer(PostgresCluster.fresh()).open(SCHEMA);
                Statement statement = silent.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('idle_session_timeout'),"
                        + " current_setting('idle_in_transaction_session_timeout')")) {
            assertTrue(row.next());
            assertEquals(List.of("35s", "35s"), List.of(row.getString(1), row.getString(2)));
        }
    }

    /** As after a cut of the network: the server still holds what the lost connection began. */
    @Test
    void whatALostConnectionHoldsOnTheServerIsFreed() throws SQLException {
        DatabaseServer other = new DatabaseServer(PostgresCluster.fresh());
        Connection lost = other.open(SCHEMA);
        try (Statement statement = lost.createStatement()) {
            statement.executeUpdate("INSERT INTO number VALUES (1, 1)");
        }
        try (Connection again = other.connectToWrite();
                Statement statement = again.createStatement()) {
            assertEquals(1, statement.executeUpdate("INSERT INTO number VALUES (1, 2)"));
            assertFalse(lost.isValid(1));
        }
    }

    /** What somebody waits for fails, and what nobody waits for is written once the server is there again. */
    @Test
    void aServerThatIsAwayFailsWhatWaitsAndGetsTheRestLater() {
        join(writer.store(write(1, 1)));
        PostgresCluster.allow(false, address);
        assertThrows(CompletionException.class, () -> join(writer.store(write(2, 2))));
        assertEquals(1, connects.get());
        assertEquals(
                "the database can't be reached: see to its server, and to the network to it",
                writer.health(0).lastError());
        writer.offer(new RowKey("number", 3), write(3, 3));
        assertThrows(CompletionException.class, () -> join(writer.store(write(4, 4))));
        assertEquals(1, connects.get(), "not more often than once a second");
        PostgresCluster.allow(true, address);
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
        join(writer.store(write(5, 5)));
        join(writer.store(write(6, 6)));
        assertEquals(Map.of(1, 1, 3, 3, 5, 5, 6, 6), numbers());
        assertTrue(writer.health(0).up());
        assertEquals(0, writer.health(0).queued());
    }

    /** The first commit is there, and the second adds nothing: a change makes of a row what it says, however often. */
    @Test
    void aCommitWhoseAnswerGotLostIsMadeAgain() {
        cuts.set(1);
        join(writer.store(write(1, 1)));
        assertEquals(List.of(1, 0), List.of(connects.get(), cuts.get()));
        assertEquals(Map.of(1, 1), numbers());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCommitThatNobodyAnswersIsInDoubt(int changes) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CompletionStage<Void> first = hold(held);
        atCut = () -> PostgresCluster.allow(false, address);
        List<CompletionStage<Void>> group = IntStream.rangeClosed(1, changes)
                .mapToObj(n -> writer.store(statements -> {
                    cuts.set(1);
                    write(n, n).apply(statements);
                }))
                .toList();
        held.countDown();
        join(first);
        group.forEach(each -> assertInstanceOf(CommitInDoubt.class, failure(each)));
        assertEquals(
                "the database can't be reached: see to its server, and to the network to it",
                writer.health(0).lastError());
        PostgresCluster.allow(true, address);
        assertEquals(changes, numbers().size());
        assertFalse(failure(writer.store(write(9, 9))) instanceof CommitInDoubt, "nothing was sent");
    }

    @Test
    void tablesOfANewerVersionAreRefused() {
        assertEquals(
                address + " was written by a newer Dialtone (schema 1, this one knows 0); install that version again,"
                        + " or start with an empty database",
                assertThrows(StartupFault.class, () -> server.open(new Schema(List.of())))
                        .getMessage());
    }

    /** Keeps the writer inside a transaction until {@code held} opens. */
    private CompletionStage<Void> hold(CountDownLatch held) throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CompletionStage<Void> done = writer.store(statements -> {
            inside.countDown();
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        inside.await();
        return done;
    }

    private static Throwable failure(CompletionStage<Void> stage) {
        return assertThrows(CompletionException.class, () -> join(stage)).getCause();
    }

    private static void join(CompletionStage<Void> stage) {
        CompletableFuture<Void> waiting = stage.toCompletableFuture();
        waiting.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static Change write(int n, int value) {
        return statements -> statements.run(new RowKey("number", n), WRITE, row -> {
            row.setInt(1, n);
            row.setInt(2, value);
        });
    }

    private static Change drop(int n) {
        return statements -> statements.run(new RowKey("number", n), DROP, row -> row.setInt(1, n));
    }

    private Map<Integer, Integer> numbers() {
        Map<Integer, Integer> numbers = new TreeMap<>();
        server.each(
                "SELECT * FROM number",
                row -> Map.entry(row.getInt("n"), row.getInt("value")),
                each -> numbers.put(each.getKey(), each.getValue()));
        return numbers;
    }
}
