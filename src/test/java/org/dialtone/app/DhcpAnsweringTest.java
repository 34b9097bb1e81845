package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DhcpAnsweringTest {

    @ParameterizedTest
    @CsvSource({
        "true,  true,  OFFER, true",
        "true,  true,  NAK,   true",
        "true,  true,  ACK,   true",
        "true,  false, OFFER, false",
        "true,  false, NAK,   false",
        "true,  false, ACK,   true",
        "false, false, OFFER, false",
        "false, false, ACK,   false",
    })
    void whoIsCutOffTellsOnlyOfLeases(boolean answers, boolean decides, MessageType type, boolean leaves) {
        Answering answering = new Answering() {
            @Override
            public boolean now() {
                return answers;
            }

            @Override
            public boolean decides() {
                return decides;
            }
        };
        DhcpMessage reply = DhcpMessage.builder().type(type).build();
        assertEquals(leaves, new DhcpAnswering(answering).test(reply));
    }
}
