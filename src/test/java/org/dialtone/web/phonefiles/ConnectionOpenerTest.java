package org.dialtone.web.phonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionOpenerTest {

    private static final String FRAME = "0242ac11000206ac0000f10108004500003c";

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

    @ParameterizedTest
    @CsvSource({"true, 06:ac:00:00:f1:01", "false,"})
    void theSocketOfAClosedConnectionIsNotAsked(boolean active, String mac) {
        ChannelConfig config = answering(
                ChannelConfig.class,
                Map.of("getOption", ByteBuffer.wrap(HexFormat.of().parseHex(FRAME))));
        Channel channel = answering(Channel.class, Map.of("isActive", active, "config", config));
        assertEquals(mac, ConnectionOpener.read(channel).map(Object::toString).orElse(null));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> answers.get(method.getName())));
    }
}
