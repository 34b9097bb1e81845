package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DhcpAnsweringTest {

    private static final Ip4 ITS = Ip4.of("10.66.1.1");
    private static final MacAddress PHONE = MacAddress.of("00:15:65:00:00:01");

    private static final AddressHolders HOLDERS = new AddressHolders() {
        @Override
        public Optional<MacAddress> holder(Ip4 address) {
            return Optional.of(PHONE).filter(_ -> address.equals(ITS));
        }

        @Override
        public Optional<Ip4> addressOf(MacAddress mac) {
            return Optional.empty();
        }
    };

    @ParameterizedTest
    @CsvSource({
        "fresh,  OFFER, 10.66.1.2, true",
        "fresh,  NAK,   0.0.0.0,   true",
        "cut,    OFFER, 10.66.1.1, true",
        "cut,    ACK,   10.66.1.1, true",
        "cut,    OFFER, 10.66.1.2, false",
        "cut,    NAK,   0.0.0.0,   false",
        "unsure, OFFER, 10.66.1.1, false",
        "unsure, ACK,   10.66.1.1, false",
    })
    void whoIsCutOffServesOnWhoHasALease(String state, MessageType type, String address, boolean leaves) {
        Answering answering = new Answering() {
            @Override
            public boolean now() {
                return !state.equals("unsure");
            }

            @Override
            public boolean promises() {
                return state.equals("fresh");
            }
        };
        DhcpMessage reply = DhcpMessage.builder()
                .type(type)
                .mac(PHONE)
                .yiaddr(Ip4.of(address))
                .build();
        assertEquals(leaves, new DhcpAnswering(answering, HOLDERS).test(reply));
    }
}
