package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig.SynchronousMode;

class GroupWriterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final int LIMIT = 100;
    /** The first two changes are of one row. */
    private static final List<RowKey> ROWS =
            List.of(new RowKey("number", 1), new RowKey("number", 1), new RowKey("number", 2));

    private final AtomicInteger commits = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private DatabaseFile file;
    private GroupWriter writer;

    @BeforeEach
    void open(@TempDir Path folder) {
        file = new DatabaseFile(folder.resolve("numbers.db"), SynchronousMode.FULL);
        useWriter(Duration.ZERO);
    }

    /** @param pace time from one commit to the next, unless half of the queue is full */
    private void useWriter(Duration pace) {
        if (writer != null) {
            writer.close();
        }
        Connection connection =
                file.open(new Schema(List.of(List.of("CREATE TABLE number (n INTEGER PRIMARY KEY) STRICT"))));
        writer = new GroupWriter(
                "numbers.db", file.statements(counting(connection)), LIMIT, InstantSource.fixed(NOW), pace);
    }

    @AfterEach
    void close() {
        held.countDown();
        writer.close();
    }

    @Test
    void changesThatComeDuringACommitShareTheNext() throws InterruptedException {
        CompletionStage<Void> first = hold();
        List<CompletionStage<Void>> others =
                IntStream.range(0, 50).mapToObj(n -> writer.store(insert(n))).toList();
        held.countDown();
        first.toCompletableFuture().join();
        others.forEach(other -> other.toCompletableFuture().join());
        assertEquals(2, commits.get());
        assertEquals(50, numbers().size());
    }

    @Test
    void changesThatComeShortlyAfterACommitShareTheNext() {
        useWriter(Duration.ofHours(1));
        writer.store(insert(0)).toCompletableFuture().join();
        List<CompletionStage<Void>> soon = IntStream.range(1, LIMIT / 2)
                .mapToObj(n -> writer.store(insert(n)))
                .toList();
        assertTrue(soon.stream().noneMatch(each -> each.toCompletableFuture().isDone()));
        writer.store(insert(LIMIT)).toCompletableFuture().join();
        assertEquals(2, commits.get());
        assertEquals(LIMIT / 2 + 1, numbers().size());
    }

    @Test
    void aStoreIsDoneWhenAnotherConnectionCanReadIt() {
        CompletableFuture<List<Integer>> seen =
                writer.store(insert(7)).thenApply(done -> numbers()).toCompletableFuture();
        assertEquals(List.of(7), seen.join());
        assertEquals(new StoreHealth(0, 1, 0, 0, NOW, null), writer.health(0));
    }

    @Test
    void aStoreIsNotDoneBeforeItsCommit() throws InterruptedException {
        hold();
        CompletionStage<Void> waiting = writer.store(insert(7));
        assertFalse(waiting.toCompletableFuture().isDone());
        assertEquals(List.of(), numbers());
        assertEquals(1, writer.health(0).queued());
    }

    @Test
    void aFullQueueRefusesAndCounts() throws InterruptedException {
        hold();
        IntStream.range(0, LIMIT).forEach(n -> assertTrue(writer.offer(insert(n))));
        assertFalse(writer.offer(insert(LIMIT)));
        CompletionException refused = assertThrows(
                CompletionException.class,
                () -> writer.store(insert(LIMIT)).toCompletableFuture().join());
        assertEquals(
                "numbers.db: the disk is too slow, 100 changes wait",
                refused.getCause().getMessage());
        assertEquals(2, writer.health(0).dropped());
    }

    @Test
    void aChangeThatCantBeMadeTakesNoOtherOfItsGroupWithIt() throws InterruptedException {
        CompletionStage<Void> first = hold();
        CompletionStage<Void> before = writer.store(insert(1));
        CompletionStage<Void> twice = writer.store(statements -> {
            insert(2).apply(statements);
            insert(1).apply(statements);
        });
        CompletionStage<Void> broken = writer.store(statements -> {
            throw new IllegalStateException("no such thing");
        });
        assertTrue(writer.offer(insert(1)));
        CompletionStage<Void> after = writer.store(insert(3));
        held.countDown();
        first.toCompletableFuture().join();
        before.toCompletableFuture().join();
        after.toCompletableFuture().join();
        assertThrows(
                CompletionException.class, () -> twice.toCompletableFuture().join());
        assertThrows(
                CompletionException.class, () -> broken.toCompletableFuture().join());
        assertEquals(List.of(1, 3), numbers());
        assertEquals(new StoreHealth(0, 3, 3, 0, NOW, null), writer.health(0));
    }

    @Test
    void aFullDiskRefusesTheWholeGroup() throws InterruptedException {
        pages(2);
        CompletionStage<Void> first = hold();
        CompletionStage<Void> small = writer.store(insert(1));
        CompletionStage<Void> large = writer.store(statements -> {
            for (int n = 2; n < 10_000; n++) {
                insert(n).apply(statements);
            }
        });
        held.countDown();
        first.toCompletableFuture().join();
        assertThrows(
                CompletionException.class, () -> large.toCompletableFuture().join());
        assertThrows(
                CompletionException.class, () -> small.toCompletableFuture().join());
        assertEquals(List.of(-2), numbers());
        assertEquals(2, writer.health(0).dropped());
        assertEquals("the disk is full: make room", writer.health(0).lastError());
        assertFalse(writer.health(0).up());
    }

    /** An Error, such as too little memory, must not end the only thread that writes. */
    @Test
    void anErrorFailsWhatWaitsAndTheWriterGoesOn() throws InterruptedException {
        CompletionStage<Void> first = hold();
        CompletionStage<Void> before = writer.store(insert(1));
        CompletionStage<Void> broken = writer.store(statements -> {
            throw new StackOverflowError("expected");
        });
        held.countDown();
        first.toCompletableFuture().join();
        for (CompletionStage<Void> failed : List.of(before, broken)) {
            CompletionException why = assertThrows(
                    CompletionException.class,
                    () -> failed.toCompletableFuture().join());
            assertEquals("expected", why.getCause().getMessage());
        }
        assertEquals("java.lang.StackOverflowError: expected", writer.health(0).lastError());
        assertFalse(writer.health(0).up());
        writer.store(insert(2)).toCompletableFuture().join();
        assertEquals(List.of(2), numbers());
        assertTrue(writer.health(0).up());
    }

    /** As where there is no memory to word the first one. */
    @Test
    void anErrorWhileChangesFailEndsNothingEither() {
        Error nameless = new OutOfMemoryError() {
            @Override
            public String toString() {
                throw new OutOfMemoryError("a second one");
            }
        };
        CompletionStage<Void> broken = writer.store(statements -> {
            throw nameless;
        });
        CompletionException why = assertThrows(
                CompletionException.class,
                () -> broken.toCompletableFuture()
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join());
        assertSame(nameless, why.getCause());
        assertEquals(1, writer.health(0).dropped());
        assertEquals(
                "changes were lost by a fault that can't be named, such as too little memory",
                writer.health(0).lastError());
        writer.store(insert(2))
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
        assertEquals(List.of(2), numbers());
        assertTrue(writer.health(0).up());
    }

    @Test
    void nobodyWaitsForAWriterThatHasEnded() throws InterruptedException {
        CompletionStage<Void> first = hold();
        CompletionStage<Void> last =
                writer.store(statements -> Thread.currentThread().interrupt());
        held.countDown();
        first.toCompletableFuture().join();
        String ended = "numbers.db: the thread that writes has ended: nothing is stored until the service starts again";
        last.toCompletableFuture().join();
        // The thread ends while this one waits in the queue, or has ended before.
        for (int i = 0; i < 2; i++) {
            CompletableFuture<Void> waiting =
                    writer.store(insert(i)).toCompletableFuture().orTimeout(5, TimeUnit.SECONDS);
            CompletionException why = assertThrows(CompletionException.class, waiting::join);
            assertEquals(ended, why.getCause().getMessage());
        }
        assertFalse(writer.offer(insert(3)));
        assertFalse(writer.health(0).up());
        assertEquals(ended, "numbers.db: " + writer.health(0).lastError());
        assertEquals(3, writer.health(0).dropped());
    }

    @Test
    void theNextGoodCommitClearsTheError() {
        CompletionStage<Void> bad = writer.store(statements -> {
            throw new SQLException("disk full");
        });
        assertThrows(CompletionException.class, () -> bad.toCompletableFuture().join());
        writer.store(insert(2)).toCompletableFuture().join();
        assertEquals(new StoreHealth(0, 1, 1, 0, NOW, null), writer.health(0));
    }

    @Test
    void writesAgainWhenTheDiskHasRoomAgain() {
        writer.store(insert(0)).toCompletableFuture().join();
        pages(2);
        CompletionStage<Void> full = writer.store(statements -> {
            for (int n = 1; n < 10_000; n++) {
                insert(n).apply(statements);
            }
        });
        CompletionException refused = assertThrows(
                CompletionException.class, () -> full.toCompletableFuture().join());
        assertTrue(refused.getCause().getMessage().startsWith("[SQLITE_FULL]"), refused::getMessage);
        pages(1_000);
        writer.store(insert(1)).toCompletableFuture().join();
        assertEquals(List.of(-1_000, -2, 0, 1), numbers());
        assertTrue(writer.health(0).up());
    }

    /** Nobody waits for these, which share a commit with one that somebody waits for; the disk is too small for it. */
    private void refuse(Change... changes) throws InterruptedException {
        pages(2);
        CompletionStage<Void> first = hold();
        for (int i = 0; i < changes.length; i++) {
            assertTrue(writer.offer(ROWS.get(i), changes[i]));
        }
        CompletionStage<Void> large = writer.store(large());
        held.countDown();
        first.toCompletableFuture().join();
        assertThrows(
                CompletionException.class, () -> large.toCompletableFuture().join());
    }

    @Test
    void whatNobodyWaitsForIsMadeAgainOnceTheDiskTakesOthers() throws InterruptedException {
        refuse(insert(10), insert(20), insert(30));
        assertEquals(List.of(-2), numbers());
        assertEquals(1, writer.health(0).dropped(), "the one that somebody waits for, who knows");
        assertEquals(2, writer.health(0).queued(), "the newest of each row");
        writer.store(insert(1)).toCompletableFuture().join();
        writer.store(insert(2)).toCompletableFuture().join();
        assertEquals(List.of(-2, 1, 2, 20, 30), numbers());
        assertEquals(0, writer.health(0).queued());
    }

    /** Who waits for it goes on without it; it is made nevertheless. */
    @Test
    void aChangeOfAKnownRowFailsAndIsMadeAgain() throws InterruptedException {
        CompletionStage<Void> kept = refuseAwaited(insert(20));
        assertThrows(CompletionException.class, () -> kept.toCompletableFuture().join());
        assertEquals(List.of(-2), numbers());
        assertEquals(1, writer.health(0).queued());
        writer.store(insert(1)).toCompletableFuture().join();
        writer.store(insert(2)).toCompletableFuture().join();
        assertEquals(List.of(-2, 1, 2, 20), numbers());
    }

    private CompletionStage<Void> refuseAwaited(Change change) throws InterruptedException {
        pages(2);
        hold();
        CompletionStage<Void> kept = writer.store(ROWS.getFirst(), change);
        CompletionStage<Void> large = writer.store(large());
        held.countDown();
        assertThrows(
                CompletionException.class, () -> large.toCompletableFuture().join());
        return kept;
    }

    private static Change large() {
        return statements -> {
            for (int n = 1_000; n < 10_000; n++) {
                insert(n).apply(statements);
            }
        };
    }

    @Test
    void whatIsNewerOnTheDiskIsNotWrittenOver() throws InterruptedException {
        refuse(insert(10));
        writer.offer(ROWS.getFirst(), insert(20));
        writer.store(insert(1)).toCompletableFuture().join();
        writer.store(insert(2)).toCompletableFuture().join();
        assertEquals(List.of(-2, 1, 2, 20), numbers());
    }

    @Test
    void closingMakesItAgainOnceMore() throws InterruptedException {
        refuse(insert(10), insert(20));
        writer.close();
        assertEquals(List.of(-2, 20), numbers());
    }

    @Test
    void aChangeThatCantBeMadeIsNotMadeAgain() {
        AtomicInteger tries = new AtomicInteger();
        writer.offer(ROWS.getFirst(), statements -> {
            tries.incrementAndGet();
            throw new SQLException("no such thing");
        });
        writer.store(insert(1)).toCompletableFuture().join();
        int before = tries.get();
        writer.store(insert(2)).toCompletableFuture().join();
        assertEquals(before, tries.get());
        assertEquals(1, writer.health(0).dropped());
    }

    @Test
    void closingWritesTheChangesThatWait() {
        IntStream.range(0, 30).forEach(n -> writer.offer(insert(n)));
        writer.close();
        assertEquals(30, numbers().size());
        assertFalse(writer.offer(insert(30)));
    }

    /** Keeps the writer inside a transaction until {@code held} opens. */
    private CompletionStage<Void> hold() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CompletionStage<Void> done = writer.store(statements -> {
            inside.countDown();
            await(held);
        });
        inside.await();
        return done;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** SQLite's own page limit fails as a full disk does. */
    private void pages(int most) {
        writer.store(statements -> {
                    statements.get("PRAGMA max_page_count = " + most).execute();
                    insert(-most).apply(statements);
                })
                .toCompletableFuture()
                .join();
    }

    private static Change insert(int n) {
        return statements -> {
            var row = statements.get("INSERT INTO number VALUES (?)");
            row.setInt(1, n);
            row.executeUpdate();
        };
    }

    private List<Integer> numbers() {
        return file.read("SELECT n FROM number ORDER BY n", row -> row.getInt("n"));
    }

    private Connection counting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commits.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
