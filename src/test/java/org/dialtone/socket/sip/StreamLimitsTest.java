package org.dialtone.socket.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

class StreamLimitsTest {

    private static final Ip4 ONE = Ip4.of("10.66.1.1");
    private static final Ip4 TWO = Ip4.of("10.66.1.2");
    private static final Ip4 THREE = Ip4.of("10.66.1.3");

    private final StreamLimits limits = new StreamLimits(3, 2);

    @Test
    void aSourceCantTakeAllPlaces() {
        assertTrue(limits.admit(ONE));
        assertTrue(limits.admit(ONE));
        assertFalse(limits.admit(ONE));
        assertTrue(limits.admit(TWO));
    }

    @Test
    void whenAllAreTakenNobodyGetsInUntilOneLeaves() {
        limits.admit(ONE);
        limits.admit(ONE);
        limits.admit(TWO);
        assertFalse(limits.admit(THREE));
        limits.release(ONE);
        assertTrue(limits.admit(THREE));
    }

    @Test
    void aLargeHeapHasRoomForMorePhones() {
        assertEquals(10_000, StreamLimits.most(256L << 20));
        assertEquals(32_768, StreamLimits.most(2L << 30));
        assertEquals(60_000, StreamLimits.most(16L << 30));
    }

    @Test
    void halfSentMessagesTakeSoMuchMemoryAndNoMore() {
        int longest = 64 << 10;
        for (int held = 0; held + longest <= StreamLimits.MOST_HELD; held += longest) {
            assertTrue(limits.hold(0, longest));
        }
        assertTrue(limits.hold(0, 1000), "a phone's message");
        assertFalse(limits.hold(1000, 5000));
        assertTrue(limits.hold(5000, 0), "its connection is closed");
        limits.hold(longest, 0);
        assertTrue(limits.hold(1000, 5000));
    }
}
