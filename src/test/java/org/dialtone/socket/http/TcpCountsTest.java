package org.dialtone.socket.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpCountsTest {

    @ParameterizedTest
    @CsvSource({
        "512, 512, false",
        "513, 513, true",
        "5000, 399, false",
        "5000, 400, true",
        "8184, 1, false",
        "8184, 2, true",
        "8192, 1, false",
        "8193, 1, true"
    })
    void anAddressMayHaveFewerConnectionsTheFullerTheBoxIs(int open, int own, boolean surplus) {
        assertEquals(surplus, TcpCounts.isSurplus(open, own));
    }

    @Test
    void aHundredAddressesThatTakeWhatTheyGetLeaveRoomForThousandsOfPhones() {
        int[] own = new int[100];
        int open = 0;
        for (boolean grows = true; grows; ) {
            grows = false;
            for (int i = 0; i < own.length; i++) {
                if (!TcpCounts.isSurplus(open + 1, own[i] + 1)) {
                    own[i]++;
                    open++;
                    grows = true;
                }
            }
        }
        assertTrue(open < TcpCounts.MOST - 500, open + " are open");
        assertFalse(TcpCounts.isSurplus(open + 400, 1));
    }
}
