package org.dialtone.store.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class EntityWriterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> written = new ArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);

    private EntityWriter writer(int limit, Consumer<Runnable> transaction) {
        return new EntityWriter(limit, transaction, InstantSource.system());
    }

    @Test
    void ofOneRowTheNewestStateAloneIsWritten() {
        EntityWriter writer = writer(10, Runnable::run);
        writer.offer("a", () -> written.add("a rings"));
        writer.offer("b", () -> written.add("b rings"));
        writer.offer("a", () -> written.add("a ended"));
        writer.close();
        assertEquals(List.of("a ended", "b rings"), written);
        assertFalse(writer.offer("c", () -> written.add("late")));
        assertEquals(2, writer.health().committed());
        assertEquals(1, writer.health().dropped());
    }

    @Test
    void settlingWaitsForWhatWasOffered() {
        try (EntityWriter writer = writer(10, Runnable::run)) {
            writer.offer("a", () -> written.add("a"));
            writer.settle(PATIENCE);
            assertEquals(List.of("a"), written);
        }
    }

    /** The disk hangs: what comes meanwhile waits up to the limit, and nobody waits with it. */
    @Test
    void aSlowDiskDropsWhatDoesNotFitAndCountsIt() {
        EntityWriter writer = writer(10, changes -> {
            hang();
            changes.run();
        });
        for (int row = 0; row < 100; row++) {
            writer.offer(row, () -> written.add("row"));
        }
        assertTrue(writer.health().dropped() >= 80, () -> writer.health().toString());
        open.countDown();
        writer.close();
        assertEquals(100, writer.health().dropped() + writer.health().committed());
        assertEquals(written.size(), writer.health().committed());
    }

    private void hang() {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aChangeThatCannotBeMadeTakesNoOtherWithIt() {
        EntityWriter writer = writer(10, this::whole);
        writer.offer("a", () -> written.add("a"));
        writer.offer("b", () -> {
            throw new IllegalArgumentException("b makes no sense");
        });
        writer.offer("c", () -> written.add("c"));
        writer.close();
        assertEquals(List.of("a", "c"), written);
        assertEquals(1, writer.health().dropped());
    }

    /** Undoes what was written before a failure, as a database does. */
    private void whole(Runnable changes) {
        int before = written.size();
        try {
            changes.run();
        } catch (RuntimeException e) {
            written.subList(before, written.size()).clear();
            throw e;
        }
    }

    @Test
    void whatAFullDiskDidNotTakeIsWrittenOnceThereIsRoom() {
        int[] tries = new int[1];
        EntityWriter writer = writer(10, changes -> {
            if (tries[0]++ == 0) {
                throw new IllegalStateException(new SQLiteException("full", SQLiteErrorCode.SQLITE_FULL));
            }
            changes.run();
        });
        writer.offer("a", () -> written.add("a rings"));
        writer.offer("b", () -> written.add("b rings"));
        writer.settle(PATIENCE);
        writer.offer("a", () -> written.add("a ended"));
        writer.close();
        assertEquals(List.of("a ended", "b rings"), written.stream().sorted().toList());
        assertEquals(0, writer.health().dropped());
        assertTrue(writer.health().up());
    }

    @Test
    void aFullDiskIsToldInHealthAndNotAskedForEachRow() {
        int[] tries = new int[1];
        EntityWriter writer = writer(1_000, changes -> {
            tries[0]++;
            throw new IllegalStateException(new SQLiteException("full", SQLiteErrorCode.SQLITE_FULL));
        });
        for (int row = 0; row < 100; row++) {
            writer.offer(row, () -> {});
        }
        writer.settle(PATIENCE);
        assertNotNull(writer.health().lastError());
        assertTrue(writer.health().lastError().contains("the disk is full"), writer.health()::lastError);
        writer.close();
        assertEquals(100, writer.health().dropped());
        assertTrue(tries[0] <= 2, () -> tries[0] + " tries");
    }
}
