package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import org.dialtone.app.LocalInterface;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalResolverTest {

    private Instant now = Instant.parse("2026-11-24T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,    127.66.0.2, 127.0.0.1,  8",
        "127.66.0.1, 127.66.0.2, 127.66.0.1, 8",
        "127.0.0.1,  127.66.0.2, 127.0.0.1,  8",
        "192.0.2.1,  127.66.0.2, 192.0.2.1, 32",
    })
    void theBoxHasTheAddressOnTheWayToTheRelay(String bound, String source, String address, int prefix) {
        ArrivalResolver vantage = new RelayArrivals(Ip4.of(bound), new KernelInterfaces());
        assertEquals(
                Optional.of(new Arrival(null, Ip4.of(address), prefix, Ip4.of(source), 6767)),
                vantage.arrival(sender(source)));
    }

    @Test
    void anInterfacesAddressIsReadAgainAfterASecond() {
        ArrivalResolver vantage = new DeviceArrivals(
                new LocalInterface("lo", Ip4.of("127.9.9.9"), 16, null), new KernelInterfaces(), () -> now);
        assertEquals(
                new Arrival("lo", Ip4.of("127.9.9.9"), 16, Ip4.of("127.0.0.2"), 6767),
                vantage.arrival(sender("127.0.0.2")).orElseThrow());
        now = now.plusSeconds(1);
        assertEquals(
                new Arrival("lo", Ip4.of("127.0.0.1"), 8, Ip4.of("127.0.0.2"), 6767),
                vantage.arrival(sender("127.0.0.2")).orElseThrow());
    }

    @Test
    void anInterfaceThatIsGoneKeepsItsLastAddress() {
        ArrivalResolver vantage = new DeviceArrivals(
                new LocalInterface("voice9", Ip4.of("10.66.0.1"), 16, null), new KernelInterfaces(), () -> now);
        now = now.plusSeconds(5);
        assertEquals(
                Ip4.of("10.66.0.1"),
                vantage.arrival(sender("10.66.0.9")).orElseThrow().interfaceAddress());
    }

    /** {@code dialtone probe} asks with the interface's own MAC. */
    @Test
    void aQuestionOfThisMachineIsNoPhones() {
        MacAddress own = MacAddress.of("02:00:00:00:00:01");
        ArrivalResolver vantage = new DeviceArrivals(
                new LocalInterface("voice9", Ip4.of("10.66.0.1"), 16, own), new KernelInterfaces(), () -> now);
        assertTrue(vantage.isOwn(discover(own)));
        assertFalse(vantage.isOwn(discover(MacAddress.of("02:00:00:00:00:02"))));
        assertFalse(new RelayArrivals(Ip4.ANY, new KernelInterfaces()).isOwn(discover(own)));
    }

    private static DhcpMessage discover(MacAddress mac) {
        return DhcpMessage.builder().mac(mac).type(MessageType.DISCOVER).build();
    }

    private static InetSocketAddress sender(String address) {
        return new InetSocketAddress(Ip4.of(address).toInetAddress(), 6767);
    }
}
