package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dialtone.app.ApplianceUpdates.Slot;
import org.dialtone.app.ApplianceUpdates.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateTextTest {

    private static final List<Slot> SLOTS =
            List.of(new Slot("a", "1.2.0", "20260601000000"), new Slot("b", "1.3.0", "20260701000000"));

    /** Which slot runs, which is good, which is tried next, and what is said of each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "a | a | - | ', runs'                     | ''",
                "a | a | b | ', runs'                     | ', is tried at the next start'",
                "b | b | - | ''                           | ', runs'",
                "b | a | - | ''                           | ', runs and is being tried'",
                "b | a | a | ', is tried at the next start' | ', runs and is being tried'",
                "a | a | a | ', runs'                     | ''"
            })
    void eachSlotIsALineThatSaysItsPart(String running, String good, String next, String a, String b) {
        assertEquals("""
                slot a: version 1.2.0, built 20260601000000%s
                slot b: version 1.3.0, built 20260701000000%s
                """.formatted(a, b), UpdateText.of(new State(running, good, next, null, "", SLOTS)));
    }

    @Test
    void anUpdateThatDidNotComeUpIsToldWithItsReason() {
        assertEquals(
                "The update in slot b didn't come up; the box went back to slot a. DOWN dhcp sockets\n",
                UpdateText.of(new State("a", "a", null, "b", "DOWN dhcp sockets", List.of())));
    }

    @Test
    void anUpdateThatDidNotComeFarEnoughToSayWhyIsToldWithoutReason() {
        assertEquals(
                "The update in slot b didn't come up; the box went back to slot a.\n",
                UpdateText.of(new State("a", "a", null, "b", "", List.of())));
    }

    @Test
    void aMachineWithoutSlotsHasNoLine() {
        assertEquals("", UpdateText.of(new State(null, null, null, null, "", List.of())));
    }
}
