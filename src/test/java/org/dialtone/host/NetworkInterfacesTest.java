package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.StartupFault;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

class NetworkInterfacesTest {

    @Test
    void theLoopbackIsDescribed() {
        LocalInterface loopback = new LocalInterface("lo", Ip4.of("127.0.0.1"), 8, null);
        assertEquals(loopback, NetworkInterfaces.require("lo"));
        assertEquals(Optional.of(loopback), NetworkInterfaces.holding(Ip4.of("127.0.0.1")));
        assertTrue(NetworkInterfaces.names().contains("lo"));
        assertEquals(
                "network interface lo has no hardware address; DHCP needs an Ethernet interface",
                assertThrows(StartupFault.class, () -> NetworkInterfaces.hardware("lo"))
                        .getMessage());
    }

    @Test
    void aMissingInterfaceIsExplainedWithThoseThatExist() {
        assertEquals(
                "network interface voice9 does not exist; this machine has "
                        + String.join(", ", NetworkInterfaces.names())
                        + ": correct the name, which may come from dhcp.interfaces in the site file or from DIALTONE_INTERFACES",
                assertThrows(StartupFault.class, () -> NetworkInterfaces.require("voice9"))
                        .getMessage());
        assertEquals(Optional.empty(), NetworkInterfaces.find("voice9"));
    }

    @Test
    void anAddressThatNobodyHoldsHasNoInterface() {
        assertEquals(Optional.empty(), NetworkInterfaces.holding(Ip4.of("192.0.2.1")));
    }
}
