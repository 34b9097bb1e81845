package org.dialtone.web.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A part that is sent whole, four times a second at most. */
class PartReaderTest {

    private static final int TURNS = 4;
    private static final int MINUTE = 60 * TURNS;

    /** A table of 200 leases. */
    private static final int LARGE = 140_000;

    private final AtomicLong changes = new AtomicLong();
    private String part = "";
    private final PartReader reader = new PartReader(changes::get, () -> part, new SendBudget(TURNS));

    @Test
    void aPartIsSentWhereItChanged() {
        change("one");
        assertEquals(Optional.of("one"), reader.next(false));
        assertEquals(Optional.empty(), reader.next(false));
        changes.incrementAndGet();
        assertEquals(Optional.empty(), reader.next(false), "the same");
        part = "two";
        assertEquals(Optional.empty(), reader.next(false), "not known to have changed");
        assertEquals(Optional.of("two"), reader.next(true));
    }

    @Test
    void aConsoleGetsAtMostTwoMegabytesAMinuteOfAnyPart() {
        int[] sent = new int[5 * MINUTE];
        for (int turn = 0; turn < sent.length; turn++) {
            change(turn + " ".repeat(LARGE));
            sent[turn] = reader.next(false).map(SendBudget::bytes).orElse(0);
        }
        for (int from = 0; from + MINUTE <= sent.length; from++) {
            int bytes = IntStream.range(from, from + MINUTE).map(i -> sent[i]).sum();
            assertTrue(bytes <= 2_000_000, "from turn " + from + ": " + bytes);
            assertTrue(bytes >= 1_400_000, "from turn " + from + " hardly any: " + bytes);
        }
    }

    @Test
    void theLastChangeComesThoughThereWasNoRoom() {
        change("a".repeat(LARGE));
        assertTrue(reader.next(false).isPresent());
        change("last");
        assertEquals(Optional.empty(), reader.next(false));
        long waited = IntStream.range(0, 10 * TURNS)
                .takeWhile(_ -> reader.next(false).isEmpty())
                .count();
        assertTrue(waited > TURNS && waited < 4 * TURNS, waited + " turns");
    }

    private void change(String text) {
        part = text;
        changes.incrementAndGet();
    }
}
