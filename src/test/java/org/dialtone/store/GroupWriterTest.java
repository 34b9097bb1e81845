package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupWriterTest {

    private WriterRig rig;

    @BeforeEach
    void open(@TempDir Path folder) {
        rig = new WriterRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void changesThatComeDuringACommitShareTheNext() throws InterruptedException {
        CompletionStage<Void> first = rig.hold();
        List<CompletionStage<Void>> others = IntStream.range(0, 50)
                .mapToObj(n -> rig.writer.store(WriterRig.insert(n)))
                .toList();
        rig.go();
        first.toCompletableFuture().join();
        others.forEach(other -> other.toCompletableFuture().join());
        assertEquals(2, rig.commits.get());
        assertEquals(50, rig.numbers().size());
    }

    @Test
    void changesThatComeShortlyAfterACommitShareTheNext() {
        rig.useWriter(Duration.ofHours(1));
        rig.writer.store(WriterRig.insert(0)).toCompletableFuture().join();
        List<CompletionStage<Void>> soon = IntStream.range(1, WriterRig.LIMIT / 2)
                .mapToObj(n -> rig.writer.store(WriterRig.insert(n)))
                .toList();
        assertTrue(soon.stream().noneMatch(each -> each.toCompletableFuture().isDone()));
        rig.writer
                .store(WriterRig.insert(WriterRig.LIMIT))
                .toCompletableFuture()
                .join();
        assertEquals(2, rig.commits.get());
        assertEquals(WriterRig.LIMIT / 2 + 1, rig.numbers().size());
    }

    @Test
    void aStoreIsDoneWhenAnotherConnectionCanReadIt() {
        CompletableFuture<List<Integer>> seen = rig.writer
                .store(WriterRig.insert(7))
                .thenApply(done -> rig.numbers())
                .toCompletableFuture();
        assertEquals(List.of(7), seen.join());
        assertEquals(new StoreHealth(0, 1, 0, 0, WriterRig.NOW, null), rig.writer.health(0));
    }

    @Test
    void aStoreIsNotDoneBeforeItsCommit() throws InterruptedException {
        rig.hold();
        CompletionStage<Void> waiting = rig.writer.store(WriterRig.insert(7));
        assertFalse(waiting.toCompletableFuture().isDone());
        assertEquals(List.of(), rig.numbers());
        assertEquals(1, rig.writer.health(0).queued());
    }

    @Test
    void aFullQueueRefusesAndCounts() throws InterruptedException {
        rig.hold();
        IntStream.range(0, WriterRig.LIMIT).forEach(n -> assertTrue(rig.writer.offer(WriterRig.insert(n))));
        assertFalse(rig.writer.offer(WriterRig.insert(WriterRig.LIMIT)));
        CompletionException refused = assertThrows(
                CompletionException.class,
                () -> rig.writer
                        .store(WriterRig.insert(WriterRig.LIMIT))
                        .toCompletableFuture()
                        .join());
        assertEquals(
                "numbers.db: the disk is too slow, 100 changes wait",
                refused.getCause().getMessage());
        assertEquals(2, rig.writer.health(0).dropped());
    }

    @Test
    void aChangeThatCantBeMadeTakesNoOtherOfItsGroupWithIt() throws InterruptedException {
        CompletionStage<Void> first = rig.hold();
        CompletionStage<Void> before = rig.writer.store(WriterRig.insert(1));
        CompletionStage<Void> twice = rig.writer.store(statements -> {
            WriterRig.insert(2).apply(statements);
            WriterRig.insert(1).apply(statements);
        });
        CompletionStage<Void> broken = rig.writer.store(statements -> {
            throw new IllegalStateException("no such thing");
        });
        assertTrue(rig.writer.offer(WriterRig.insert(1)));
        CompletionStage<Void> after = rig.writer.store(WriterRig.insert(3));
        rig.go();
        first.toCompletableFuture().join();
        before.toCompletableFuture().join();
        after.toCompletableFuture().join();
        assertThrows(
                CompletionException.class, () -> twice.toCompletableFuture().join());
        assertThrows(
                CompletionException.class, () -> broken.toCompletableFuture().join());
        assertEquals(List.of(1, 3), rig.numbers());
        assertEquals(new StoreHealth(0, 3, 3, 0, WriterRig.NOW, null), rig.writer.health(0));
    }

    /** An Error, such as too little memory, must not end the only thread that writes. */
    @Test
    void anErrorFailsWhatWaitsAndTheWriterGoesOn() throws InterruptedException {
        CompletionStage<Void> first = rig.hold();
        CompletionStage<Void> before = rig.writer.store(WriterRig.insert(1));
        CompletionStage<Void> broken = rig.writer.store(statements -> {
            throw new StackOverflowError("expected");
        });
        rig.go();
        first.toCompletableFuture().join();
        for (CompletionStage<Void> failed : List.of(before, broken)) {
            CompletionException why = assertThrows(
                    CompletionException.class,
                    () -> failed.toCompletableFuture().join());
            assertEquals("expected", why.getCause().getMessage());
        }
        assertEquals(
                "java.lang.StackOverflowError: expected", rig.writer.health(0).lastError());
        assertFalse(rig.writer.health(0).up());
        rig.writer.store(WriterRig.insert(2)).toCompletableFuture().join();
        assertEquals(List.of(2), rig.numbers());
        assertTrue(rig.writer.health(0).up());
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
        CompletionStage<Void> broken = rig.writer.store(statements -> {
            throw nameless;
        });
        CompletionException why = assertThrows(
                CompletionException.class,
                () -> broken.toCompletableFuture()
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join());
        assertSame(nameless, why.getCause());
        assertEquals(1, rig.writer.health(0).dropped());
        assertEquals(
                "changes were lost by a fault that can't be named, such as too little memory",
                rig.writer.health(0).lastError());
        rig.writer
                .store(WriterRig.insert(2))
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
        assertEquals(List.of(2), rig.numbers());
        assertTrue(rig.writer.health(0).up());
    }

    @Test
    void nobodyWaitsForAWriterThatHasEnded() throws InterruptedException {
        CompletionStage<Void> first = rig.hold();
        CompletionStage<Void> last =
                rig.writer.store(statements -> Thread.currentThread().interrupt());
        rig.go();
        first.toCompletableFuture().join();
        String ended = "numbers.db: the thread that writes has ended: nothing is stored until the service starts again";
        last.toCompletableFuture().join();
        // The thread ends while this one waits in the queue, or has ended before.
        for (int i = 0; i < 2; i++) {
            CompletableFuture<Void> waiting =
                    rig.writer.store(WriterRig.insert(i)).toCompletableFuture().orTimeout(5, TimeUnit.SECONDS);
            CompletionException why = assertThrows(CompletionException.class, waiting::join);
            assertEquals(ended, why.getCause().getMessage());
        }
        assertFalse(rig.writer.offer(WriterRig.insert(3)));
        assertFalse(rig.writer.health(0).up());
        assertEquals(ended, "numbers.db: " + rig.writer.health(0).lastError());
        assertEquals(3, rig.writer.health(0).dropped());
    }

    @Test
    void theNextGoodCommitClearsTheError() {
        CompletionStage<Void> bad = rig.writer.store(statements -> {
            throw new SQLException("disk full");
        });
        assertThrows(CompletionException.class, () -> bad.toCompletableFuture().join());
        rig.writer.store(WriterRig.insert(2)).toCompletableFuture().join();
        assertEquals(new StoreHealth(0, 1, 1, 0, WriterRig.NOW, null), rig.writer.health(0));
    }

    @Test
    void closingWritesTheChangesThatWait() {
        IntStream.range(0, 30).forEach(n -> rig.writer.offer(WriterRig.insert(n)));
        rig.writer.close();
        assertEquals(30, rig.numbers().size());
        assertFalse(rig.writer.offer(WriterRig.insert(30)));
    }
}
