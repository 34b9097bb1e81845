package org.dialtone.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The tables of unmodifiable sets and maps have twice as many places as keys, and look through a run place by place. */
class ScatteredTest {

    private static final int MOST = 300;

    @Test
    void addressesThatMakersNumberInRowsStandInNoLongRuns() {
        int[] hashes = LongStream.of(0x001565, 0x0c383e, 0x000b82, 0x001fc1)
                .flatMap(maker -> LongStream.range(0, 12_500).map(number -> maker << 24 | number))
                .mapToInt(bits -> new MacAddress(bits).hashCode())
                .toArray();
        assertTrue(longest(hashes) < MOST, () -> longest(hashes) + " places");
    }

    @Test
    void addressesOfManySubnetsStandInNoLongRuns() {
        int[] hashes = IntStream.range(0, 100)
                .flatMap(branch -> IntStream.range(10, 510).map(host -> 0x0a400000 + branch * 1024 + host))
                .map(bits -> new Ip4(bits).hashCode())
                .toArray();
        assertTrue(longest(hashes) < MOST, () -> longest(hashes) + " places");
    }

    private static int longest(int[] hashes) {
        int places = hashes.length * 2;
        BitSet taken = new BitSet(places);
        for (int hash : hashes) {
            int place = Math.floorMod(hash, places);
            int free = taken.nextClearBit(place);
            taken.set(free < places ? free : taken.nextClearBit(0));
        }
        int most = 0;
        for (int from = taken.nextSetBit(0); from >= 0; from = taken.nextSetBit(taken.nextClearBit(from))) {
            most = Math.max(most, taken.nextClearBit(from) - from);
        }
        return most;
    }
}
