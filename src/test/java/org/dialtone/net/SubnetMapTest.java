package org.dialtone.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubnetMapTest {

    @ParameterizedTest(name = "{0} is in {1}")
    @CsvSource({
        "10.64.0.0, first",
        "10.64.3.255, first",
        "10.64.4.0, -",
        "10.64.8.1, second",
        "10.63.255.255, -",
        "200.1.1.1, high",
        "255.255.255.255, -"
    })
    void findsTheSubnetThatHoldsAnAddress(String address, String found) {
        SubnetMap<String> map = new SubnetMap<>();
        map.put(Subnet.of("10.64.8.0/22"), "second");
        map.put(Subnet.of("200.1.0.0/16"), "high");
        map.put(Subnet.of("10.64.0.0/22"), "first");
        assertEquals(found, map.at(Ip4.of(address)).orElse("-"));
    }
}
