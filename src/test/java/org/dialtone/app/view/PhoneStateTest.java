package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneStateTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    /** Heard: seconds ago; a word from the future is left by a clock that was set back. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2, 2, -,       -,        -,      -,    REGISTERED
            2, 2, -,       hindered, -,      -,    REGISTERED
            2, 1, -,       hindered, -,      -,    PARTLY
            8, 3, -,       -,        -,      -,    PARTLY
            2, 0, -,       hindered, leased, 5,    STUCK
            2, 0, -,       -,        leased, 9999, BOOTING
            2, 0, -,       -,        -,      600,  BOOTING
            2, 0, -,       -,        -,      601,  UNHEARD
            2, 0, -,       -,        -,      -600, BOOTING
            2, 0, -,       -,        -,      -601, UNHEARD
            2, 0, -,       -,        -,      -,    UNHEARD
            0, 0, -,       -,        leased, 5,    BOOTING
            0, 1, -,       -,        leased, 5,    REGISTERED
            0, 0, pending, hindered, leased, 5,    WAITING
            0, 1, pending, -,        leased, 5,    WAITING
            """)
    void theStateIsOfFacts(
            int lines, int registered, String pending, String hindered, String leased, Long heard, PhoneState state) {
        PhoneState.Facts facts = new PhoneState.Facts(
                lines,
                registered,
                pending != null,
                hindered != null,
                leased != null,
                heard == null ? null : NOW.minusSeconds(heard));
        assertEquals(state, facts.at(NOW));
    }
}
