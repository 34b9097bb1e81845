package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedAddressTest {

    @Test
    void severalAddressesAreRead() {
        List<SharedAddress> read =
                SharedAddress.list(List.of("eth1=10.66.0.1/16", " eth1=fd00::1/64", "voice.20=10.7.0.1/31"));
        assertEquals(
                List.of("eth1", "eth1", "voice.20"),
                read.stream().map(SharedAddress::link).toList());
        assertEquals(
                List.of(16, 64, 31), read.stream().map(SharedAddress::prefix).toList());
        assertEquals(
                List.of(Ip4.of("10.66.0.1"), Ip4.of("10.7.0.1")),
                read.stream().flatMap(each -> each.ip4().stream()).toList());
        assertEquals("fd00::1", read.get(1).text());
        assertEquals("eth1=10.66.0.1/16", read.getFirst().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "10.66.0.1/24, is no interface with an address",
        "eth1:10.66.0.1/24, is no interface with an address",
        "eth1=10.66.0.1, is no interface with an address",
        "=10.66.0.1/24, is no interface with an address",
        "averylonginterface=10.66.0.1/24, is no interface with an address",
        "eth1=10.66.0/24, whose address is none",
        "eth1=box.example/24, whose address is none",
        "eth1=fe80::1%eth1/64, whose address is none",
        "eth1=::ffff:10.66.0.1/120, whose address is none",
        "eth1=10.66.0.1/33, whose prefix is none",
        "eth1=10.66.0.1/0, whose prefix is none",
        "eth1=fd00::1/129, whose prefix is none",
        "eth1=10.66.0.1/x, whose prefix is none",
        "eth1=10.66.0.0/24, which no machine can have",
        "eth1=10.66.0.255/24, which no machine can have",
        "eth1=224.0.0.1/24, which no machine can have",
        "eth1=::/64, which no machine can have",
    })
    void whatIsNoAddressIsRefusedWithTheReason(String entry, String why) {
        String says = assertThrows(StartupFault.class, () -> SharedAddress.list(List.of(entry)))
                .getMessage();
        assertTrue(says.startsWith("DIALTONE_SHARED_ADDRESS has \"" + entry + "\", "), says);
        assertTrue(says.contains(why) && says.contains("eth1=10.66.0.1/24, several"), says);
    }

    @Test
    void anAddressIsOnOneInterface() {
        List<String> twice = List.of("eth1=10.66.0.1/24", "eth2=10.66.0.1/16");
        assertEquals(
                "DIALTONE_SHARED_ADDRESS names 10.66.0.1 twice; each address is on one interface",
                assertThrows(StartupFault.class, () -> SharedAddress.list(twice))
                        .getMessage());
    }
}
