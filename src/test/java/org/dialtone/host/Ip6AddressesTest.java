package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dialtone.net.Ip6;
import org.junit.jupiter.api.Test;

class Ip6AddressesTest {

    @Test
    void thoseThatStayAndThatOthersReachAreNamed() {
        assertEquals(
                List.of("2001:db8::15", "fd00::1"),
                Ip6Addresses.lasting(List.of(
                                "00000000000000000000000000000001 01 80 10 80       lo",
                                "fd000000000000000000000000000001 02 40 00 80     eth1",
                                "20010db8000000000000000000000015 03 40 00 00     eth2",
                                "20010db8000000000000000000000016 03 40 00 01     eth2",
                                "20010db8000000000000000000000017 03 40 00 20     eth2",
                                "20010db8000000000000000000000018 03 40 00 c0     eth2",
                                "20010db8000000000000000000000019 03 40 00 88     eth2",
                                "20010db8000000000000000000000015 12d 40 00 00     eth3",
                                "fe80000000000000021565fffeaabbcc 02 40 20 80     eth1",
                                "nonsense"))
                        .stream()
                        .map(Ip6::toString)
                        .toList());
    }
}
