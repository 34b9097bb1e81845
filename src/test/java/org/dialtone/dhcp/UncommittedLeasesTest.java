package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

class UncommittedLeasesTest {

    private final Lease before = lease(Lease.State.RELEASED, 0);
    private final Lease first = lease(Lease.State.BOUND, 1);
    private final Lease second = lease(Lease.State.BOUND, 2);
    private final UncommittedLeases uncommitted = new UncommittedLeases();

    @Test
    void aRefusedLeaseGivesWayToTheOneBefore() {
        uncommitted.begun(first, before);
        assertEquals(Optional.of(Optional.of(before)), uncommitted.refused(first, first));
        assertEquals(Optional.empty(), uncommitted.refused(first, first));
    }

    @Test
    void anAddressWithoutLeaseHasNoneAgain() {
        uncommitted.begun(first, null);
        assertEquals(Optional.of(Optional.empty()), uncommitted.refused(first, first));
    }

    @Test
    void theLeaseThatTheDiskTookIsKeptWhenTwoAreOnTheirWay() {
        uncommitted.begun(first, before);
        uncommitted.begun(second, first);
        uncommitted.stored(first, second);
        assertEquals(Optional.of(Optional.of(first)), uncommitted.refused(second, second));
    }

    @Test
    void noLeaseIsKeptWhenTheDiskRefusesTwo() {
        uncommitted.begun(first, before);
        uncommitted.begun(second, first);
        assertEquals(Optional.empty(), uncommitted.refused(first, second));
        assertEquals(Optional.of(Optional.of(before)), uncommitted.refused(second, second));
    }

    @Test
    void aLeaseOnTheDiskIsForgotten() {
        uncommitted.begun(first, before);
        uncommitted.stored(first, first);
        uncommitted.begun(second, first);
        assertEquals(Optional.of(Optional.of(first)), uncommitted.refused(second, second));
    }

    @Test
    void anAddressGivenBackOrFoundInUseStaysSo() {
        for (Lease.State state : new Lease.State[] {Lease.State.RELEASED, Lease.State.DECLINED}) {
            Lease ended = lease(state, 3);
            uncommitted.begun(ended, first);
            assertEquals(Optional.empty(), uncommitted.refused(ended, ended));
        }
    }

    @Test
    void anAddressInDoubtIsWrittenAnewUntilTheDiskTakesIt() {
        uncommitted.begun(first, before);
        uncommitted.doubted(first, first);
        assertEquals(List.of(first.address()), uncommitted.rewrites());
        assertEquals(List.of(), uncommitted.rewrites(), "it is on its way");
        assertEquals(Optional.empty(), uncommitted.refused(first, first));
        assertEquals(List.of(first.address()), uncommitted.rewrites());
        assertFalse(uncommitted.isOnDisk(first.address()));
        uncommitted.stored(first, first);
        assertEquals(List.of(), uncommitted.rewrites());
        assertTrue(uncommitted.isOnDisk(first.address()));
    }

    @Test
    void aNewerLeaseOnItsWaySettlesTheDoubt() {
        uncommitted.begun(first, before);
        uncommitted.begun(second, first);
        uncommitted.doubted(first, second);
        assertEquals(List.of(), uncommitted.rewrites());
        uncommitted.stored(second, second);
        assertTrue(uncommitted.isOnDisk(first.address()));
    }

    private static Lease lease(Lease.State state, long until) {
        return new Lease(
                Ip4.of("10.66.1.5"),
                MacAddress.of("02000000000a"),
                null,
                state,
                Instant.EPOCH,
                Instant.ofEpochSecond(until),
                null);
    }
}
