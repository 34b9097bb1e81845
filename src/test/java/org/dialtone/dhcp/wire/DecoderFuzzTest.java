package org.dialtone.dhcp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Any bytes decode to a message or throw MalformedMessage; a message that is encoded with enough room decodes to the
 * same message.
 */
class DecoderFuzzTest {

    @FuzzTest(maxDuration = "1h")
    void decode(byte[] packet) {
        try {
            DhcpMessage message = DhcpMessage.decode(packet);
            DhcpMessage again = DhcpMessage.decode(message.encode(0xffff));
            assertEquals(message, again);
            assertEquals(
                    message.toString().lines().sorted().toList(),
                    again.toString().lines().sorted().toList());
            DhcpMessage.decode(message.encode());
        } catch (MalformedMessage expected) {
            assertEquals(false, expected.getMessage().isEmpty());
        }
    }
}
