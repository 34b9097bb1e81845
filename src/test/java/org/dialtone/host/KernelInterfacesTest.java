package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import org.dialtone.app.SharedAddress;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

class KernelInterfacesTest {

    private static final Ip4 SHARED = Ip4.of("127.66.0.9");

    private final KernelInterfaces machine =
            new KernelInterfaces(SharedAddress.list(List.of("lo=127.66.0.9/16", "lo=fd00::1/64")));

    @Test
    void phonesInTheSubnetOfASharedAddressAreFacedByIt() {
        assertEquals(Optional.of(SHARED), machine.toward(Ip4.of("127.66.200.1")));
        assertNotEquals(Optional.of(SHARED), machine.toward(Ip4.of("127.67.0.1")));
        assertNotEquals(Optional.of(SHARED), new KernelInterfaces().toward(Ip4.of("127.66.200.1")));
    }

    @Test
    void eachInterfaceHasItsOwnSharedAddresses() {
        assertEquals(List.of(SHARED), machine.sharedAddresses());
        assertEquals(List.of(SHARED), machine.sharedAddresses("lo"));
        assertEquals(List.of(), machine.sharedAddresses("voice0"));
    }
}
