package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what becomes of changes that the disk has no room for. */
class FullDiskTest {

    /** The first two changes are of one row. */
    private static final List<RowKey> ROWS =
            List.of(new RowKey("number", 1), new RowKey("number", 1), new RowKey("number", 2));

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
    void aFullDiskRefusesTheWholeGroup() throws InterruptedException {
        rig.pages(2);
        CompletionStage<Void> first = rig.hold();
        CompletionStage<Void> small = rig.writer.store(WriterRig.insert(1));
        CompletionStage<Void> large = rig.writer.store(large());
        rig.go();
        first.toCompletableFuture().join();
        assertThrows(
                CompletionException.class, () -> large.toCompletableFuture().join());
        assertThrows(
                CompletionException.class, () -> small.toCompletableFuture().join());
        assertEquals(List.of(-2), rig.numbers());
        assertEquals(2, rig.writer.health(0).dropped());
        assertEquals("the disk is full: make room", rig.writer.health(0).lastError());
        assertFalse(rig.writer.health(0).up());
    }

    @Test
    void writesAgainWhenTheDiskHasRoomAgain() {
        rig.writer.store(WriterRig.insert(0)).toCompletableFuture().join();
        rig.pages(2);
        CompletionStage<Void> full = rig.writer.store(large());
        CompletionException refused = assertThrows(
                CompletionException.class, () -> full.toCompletableFuture().join());
        assertTrue(refused.getCause().getMessage().startsWith("[SQLITE_FULL]"), refused::getMessage);
        rig.pages(1_000);
        rig.writer.store(WriterRig.insert(1)).toCompletableFuture().join();
        assertEquals(List.of(-1_000, -2, 0, 1), rig.numbers());
        assertTrue(rig.writer.health(0).up());
    }

    /** Nobody waits for these, which share a commit with one that somebody waits for; the disk is too small for it. */
    private void refuse(Change... changes) throws InterruptedException {
        rig.pages(2);
        CompletionStage<Void> first = rig.hold();
        for (int i = 0; i < changes.length; i++) {
            assertTrue(rig.writer.offer(ROWS.get(i), changes[i]));
        }
        CompletionStage<Void> large = rig.writer.store(large());
        rig.go();
        first.toCompletableFuture().join();
        assertThrows(
                CompletionException.class, () -> large.toCompletableFuture().join());
    }

    @Test
    void whatNobodyWaitsForIsMadeAgainOnceTheDiskTakesOthers() throws InterruptedException {
        refuse(WriterRig.insert(10), WriterRig.insert(20), WriterRig.insert(30));
        assertEquals(List.of(-2), rig.numbers());
        assertEquals(1, rig.writer.health(0).dropped(), "the one that somebody waits for, who knows");
        assertEquals(2, rig.writer.health(0).queued(), "the newest of each row");
        rig.writer.store(WriterRig.insert(1)).toCompletableFuture().join();
        rig.writer.store(WriterRig.insert(2)).toCompletableFuture().join();
        assertEquals(List.of(-2, 1, 2, 20, 30), rig.numbers());
        assertEquals(0, rig.writer.health(0).queued());
    }

    /** Who waits for it goes on without it; it is made nevertheless. */
    @Test
    void aChangeOfAKnownRowFailsAndIsMadeAgain() throws InterruptedException {
        CompletionStage<Void> kept = refuseAwaited(WriterRig.insert(20));
        assertThrows(CompletionException.class, () -> kept.toCompletableFuture().join());
        assertEquals(List.of(-2), rig.numbers());
        assertEquals(1, rig.writer.health(0).queued());
        rig.writer.store(WriterRig.insert(1)).toCompletableFuture().join();
        rig.writer.store(WriterRig.insert(2)).toCompletableFuture().join();
        assertEquals(List.of(-2, 1, 2, 20), rig.numbers());
    }

    private CompletionStage<Void> refuseAwaited(Change change) throws InterruptedException {
        rig.pages(2);
        rig.hold();
        CompletionStage<Void> kept = rig.writer.store(ROWS.getFirst(), change);
        CompletionStage<Void> large = rig.writer.store(large());
        rig.go();
        assertThrows(
                CompletionException.class, () -> large.toCompletableFuture().join());
        return kept;
    }

    private static Change large() {
        return statements -> {
            for (int n = 1_000; n < 10_000; n++) {
                WriterRig.insert(n).apply(statements);
            }
        };
    }

    @Test
    void whatIsNewerOnTheDiskIsNotWrittenOver() throws InterruptedException {
        refuse(WriterRig.insert(10));
        rig.writer.offer(ROWS.getFirst(), WriterRig.insert(20));
        rig.writer.store(WriterRig.insert(1)).toCompletableFuture().join();
        rig.writer.store(WriterRig.insert(2)).toCompletableFuture().join();
        assertEquals(List.of(-2, 1, 2, 20), rig.numbers());
    }

    @Test
    void closingMakesItAgainOnceMore() throws InterruptedException {
        refuse(WriterRig.insert(10), WriterRig.insert(20));
        rig.writer.close();
        assertEquals(List.of(-2, 20), rig.numbers());
    }

    @Test
    void aChangeThatCantBeMadeIsNotMadeAgain() {
        AtomicInteger tries = new AtomicInteger();
        rig.writer.offer(ROWS.getFirst(), statements -> {
            tries.incrementAndGet();
            throw new SQLException("no such thing");
        });
        rig.writer.store(WriterRig.insert(1)).toCompletableFuture().join();
        int before = tries.get();
        rig.writer.store(WriterRig.insert(2)).toCompletableFuture().join();
        assertEquals(before, tries.get());
        assertEquals(1, rig.writer.health(0).dropped());
    }
}
