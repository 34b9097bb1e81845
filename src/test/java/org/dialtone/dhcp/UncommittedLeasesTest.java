package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
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
