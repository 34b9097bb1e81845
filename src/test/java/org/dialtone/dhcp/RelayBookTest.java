package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.dialtone.dhcp.HeardRelay.Verdict;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

class RelayBookTest {

    private final RelayBook book = new RelayBook();

    @Test
    void theRelaysOfManyBranchesAreAllToldAndMadeUpOnesTakeNoPlaceFromThem() {
        hear(true, 100);
        hear(true, 100);
        hear(false, 10_000);
        assertEquals(64, told(false).size());
        assertEquals(100, told(true).size());
        assertEquals(IntStream.range(0, 100).mapToObj(_ -> 2L).toList(), told(true));
    }

    private List<Long> told(boolean believed) {
        return book.all().stream()
                .filter(each -> each.believed() == believed)
                .map(HeardRelay::messages)
                .toList();
    }

    private void hear(boolean believed, int count) {
        for (int i = 0; i < count; i++) {
            Ip4 relay = new Ip4((believed ? 0x0a400002 : 0x0a800002) + i * 1024);
            book.heard(new HeardRelay(
                    relay, relay, "branch" + i, false, believed ? Verdict.OPEN : Verdict.BEYOND, 1, Instant.EPOCH));
        }
    }
}
