package org.dialtone.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

class TableSizesTest {

    @Test
    void aTableIsFoundByTheFieldThatHoldsIt() {
        Lease lease = new Lease(
                Ip4.of("10.66.1.1"),
                MacAddress.of("00:15:65:00:00:01"),
                null,
                Lease.State.BOUND,
                Instant.EPOCH,
                Instant.MAX,
                null);
        LeaseBook book = new LeaseBook(List.of(lease));
        assertEquals(1, TableSizes.of(List.of(List.of(book))).get("LeaseBook.byAddress"));
    }
}
