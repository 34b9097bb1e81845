package org.dialtone.web.phonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionOpenerTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            0242ac11000206ac0000f10108004500003c, 06:ac:00:00:f1:01
            0242ac110002ffac0000f10108004500003c, ff:ac:00:00:f1:01
            00000000000000000000000008004500003c, -
            0242ac11000206ac0000f10186dd60000000, -
            4500003cc6254000400676947f0000017f00, -
            0242ac110002,                         -
            """)
    void theSourceOfAnEthernetFrameOpenedTheConnection(String frame, String mac) {
        assertEquals(
                mac,
                ConnectionOpener.source(ByteBuffer.wrap(HexFormat.of().parseHex(frame)))
                        .map(Object::toString)
                        .orElse(null));
    }
}
