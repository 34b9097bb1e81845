package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.dialtone.app.ServerSearch.Found;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.net.HandClock;
import org.junit.jupiter.api.Test;

/** Each question comes to an end, however it goes, and not all are asked at once. */
class ServerSearchTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    private final Queue<Runnable> turns = new ArrayDeque<>();
    private final ServerSearch search = new ServerSearch(this::answer, turns::add, new HandClock(NOW));
    private Throwable fault;

    private List<OtherServer> answer(String name) {
        if (fault instanceof Error error) {
            throw error;
        }
        if (fault instanceof RuntimeException exception) {
            throw exception;
        }
        return List.of();
    }

    @Test
    void aQuestionThatBreaksOffIsOver() {
        fault = new IllegalStateException("the card went away");
        search.look("eth0");
        turns.remove().run();
        assertEquals(
                new Found(
                        NOW,
                        true,
                        List.of(),
                        "the question broke off (java.lang.IllegalStateException: the card went away); "
                                + "look again in half a minute to ask once more"),
                search.of("eth0").orElseThrow());
        fault = new OutOfMemoryError("expected");
        search.look("eth1");
        assertThrows(OutOfMemoryError.class, turns.remove()::run);
        assertTrue(search.of("eth1").orElseThrow().over());
    }

    @Test
    void manyInterfacesAreAskedOneAfterAnotherAndEachOnce() {
        List<String> names = IntStream.range(0, 100).mapToObj(n -> "vlan" + n).toList();
        int asked = 0;
        for (int look = 0; look < 10; look++) {
            names.forEach(search::look);
            assertTrue(turns.size() <= 16, "at once");
            asked += turns.size();
            while (!turns.isEmpty()) {
                turns.remove().run();
            }
        }
        assertEquals(100, asked);
        assertTrue(names.stream().allMatch(name -> search.of(name).orElseThrow().over()));
    }
}
