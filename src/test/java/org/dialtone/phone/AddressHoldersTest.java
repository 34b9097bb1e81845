package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

class AddressHoldersTest {

    private static final Ip4 ADDRESS = Ip4.of("192.0.2.9");

    /** One that knows leases alone. */
    private static final AddressHolders LEASES = new AddressHolders() {
        @Override
        public Optional<MacAddress> holder(Ip4 address) {
            return Optional.of(MacAddress.of("00:15:65:00:00:01"));
        }

        @Override
        public Optional<Ip4> addressOf(MacAddress mac) {
            return Optional.of(ADDRESS);
        }
    };

    @Test
    void whoSaysNothingOfLinksHasNoNeighbourAndAsksForNoProof() {
        assertEquals(Optional.empty(), LEASES.neighbour(ADDRESS));
        assertFalse(LEASES.isNear(ADDRESS));
        assertFalse(LEASES.isBeside(ADDRESS, Ip4.of("192.0.2.1")));
        assertFalse(LEASES.isBlind());
    }

    @Test
    void whoSaysNothingOfRelaysAndLeasesKnowsNoPlaceAndNoLease() {
        assertEquals(Optional.empty(), LEASES.place(ADDRESS));
        assertFalse(LEASES.isLeased(ADDRESS));
        assertFalse(LEASES.isPlaced(ADDRESS));
    }
}
