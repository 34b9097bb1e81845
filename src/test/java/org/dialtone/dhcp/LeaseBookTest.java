package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;
import org.junit.jupiter.api.Test;

class LeaseBookTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final MacAddress A = MacAddress.of("02000000000a");
    private static final MacAddress B = MacAddress.of("02000000000b");
    private static final Ip4 ONE = Ip4.of("10.66.1.1");
    private static final Ip4 THREE = Ip4.of("10.66.0.3");
    private static final Ip4 TWO = Ip4.of("10.77.0.2");

    @Test
    void anExpiredLeaseCountsUntilItsAddressIsGivenToAnother() {
        LeaseBook book = new LeaseBook(List.of(lease(ONE, A, null, Lease.State.BOUND, -3600)));
        assertEquals(Optional.of(A), book.holder(ONE));
        assertEquals(Optional.of(ONE), book.addressOf(A));
        book.put(lease(ONE, B, null, Lease.State.BOUND, 600));
        assertEquals(Optional.of(B), book.holder(ONE));
        assertEquals(Optional.empty(), book.addressOf(A));
    }

    @Test
    void releasedAndDeclinedAddressesHaveNoHolder() {
        LeaseBook book = new LeaseBook(
                List.of(lease(ONE, A, null, Lease.State.RELEASED, 0), lease(TWO, A, null, Lease.State.DECLINED, 600)));
        assertEquals(Optional.empty(), book.holder(ONE));
        assertEquals(Optional.empty(), book.holder(TWO));
        assertEquals(Optional.empty(), book.addressOf(A));
        assertEquals(
                ONE, book.leaseOf(client(A, null), Subnet.of("10.66.0.0/16")).address());
        assertNull(book.leaseOf(client(A, null), Subnet.of("10.77.0.0/24")));
    }

    @Test
    void aPhoneThatChangedSubnetIsAtItsNewestAddress() {
        LeaseBook book = new LeaseBook(
                List.of(lease(TWO, A, null, Lease.State.BOUND, 600), lease(ONE, A, null, Lease.State.BOUND, 500)));
        assertEquals(Optional.of(TWO), book.addressOf(A));
        book.put(lease(ONE, A, null, Lease.State.BOUND, 400));
        assertEquals(Optional.of(ONE), book.addressOf(A));
        assertEquals(
                List.of(ONE, TWO), book.leases().stream().map(Lease::address).toList());
    }

    @Test
    void theIdentifierFindsWhatTheMacDoesNot() {
        LeaseBook book = new LeaseBook(List.of(lease(ONE, A, "00aa", Lease.State.BOUND, 600)));
        Subnet subnet = Subnet.of("10.66.0.0/16");
        assertEquals(ONE, book.leaseOf(client(B, "00aa"), subnet).address());
        assertEquals(ONE, book.leaseOf(client(A, "00bb"), subnet).address());
        assertNull(book.leaseOf(client(B, "00bb"), subnet));
        book.put(lease(THREE, B, "00aa", Lease.State.BOUND, 700));
        assertEquals(ONE, book.leaseOf(client(A, "00aa"), subnet).address());
        assertEquals(THREE, book.leaseOf(client(B, "00aa"), subnet).address());
    }

    @Test
    void whereTheIdentifierIsTheKeyTheMacFindsOnlyWhatHasNone() {
        Subnet subnet = Subnet.of("10.66.0.0/16");
        LeaseBook book = new LeaseBook(List.of(
                lease(ONE, A, "00aa", Lease.State.BOUND, 600), lease(THREE, A, null, Lease.State.RELEASED, 500)));
        assertEquals(ONE, book.leaseByIdentifier(client(A, "00aa"), subnet).address());
        assertEquals(ONE, book.leaseByIdentifier(client(B, "00aa"), subnet).address());
        assertEquals(THREE, book.leaseByIdentifier(client(A, null), subnet).address());
        assertNull(book.leaseByIdentifier(client(A, "00bb"), subnet));
        assertNull(book.leaseByIdentifier(client(B, null), subnet));
        book.put(lease(THREE, B, "00aa", Lease.State.BOUND, 700));
        assertEquals(ONE, book.leaseByIdentifier(client(A, "00aa"), subnet).address());
        assertEquals(THREE, book.leaseByIdentifier(client(B, "00aa"), subnet).address());
        assertNull(book.leaseByIdentifier(client(A, null), subnet));
    }

    @Test
    void quarantineAndLeaseEnd() {
        LeaseBook book = new LeaseBook(
                List.of(lease(ONE, A, null, Lease.State.DECLINED, 10), lease(TWO, A, null, Lease.State.BOUND, 10)));
        assertEquals(
                List.of(true, true, false, false),
                List.of(
                        book.isHeld(ONE, NOW),
                        book.isHeld(TWO, NOW),
                        book.isHeld(ONE, NOW.plusSeconds(10)),
                        book.isHeld(TWO, NOW.plusSeconds(10))));
    }

    private static Client client(MacAddress mac, String id) {
        return new Client(mac, id, null, null, null, RelayInfo.NONE, null);
    }

    private static Lease lease(Ip4 address, MacAddress mac, String id, Lease.State state, long seconds) {
        return new Lease(address, mac, id, state, NOW, NOW.plusSeconds(seconds), null);
    }
}
