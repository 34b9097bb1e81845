package org.dialtone.web.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

    private final OpenStreams streams = new OpenStreams();

    private static List<String> of(int login, int network) {
        return List.of("login " + login, "network " + network, "all");
    }

    private long opened(IntStream logins, int logins1, int network) {
        return logins.filter(i -> streams.enter(of(i / logins1, network < 0 ? i : network)))
                .count();
    }

    @Test
    void aLoginHasSoManyAndEachThatEndsMakesRoom() {
        assertEquals(OpenStreams.OF_LOGIN, opened(IntStream.range(0, 100), 100, 1));
        assertTrue(streams.enter(of(5, 1)));
        streams.leave(of(0, 1));
        assertTrue(streams.enter(of(0, 1)));
        assertFalse(streams.enter(of(0, 1)));
    }

    @Test
    void manyLoginsOfOneNetworkLeaveRoomToOthers() {
        assertEquals(OpenStreams.OF_NETWORK, opened(IntStream.range(0, 1_000), 10, 1));
        assertTrue(streams.enter(of(999, 2)));
    }

    @Test
    void allTogetherAreBounded() {
        assertEquals(OpenStreams.OF_ALL, opened(IntStream.range(0, 2_000), 1, -1));
        for (int i = 0; i < OpenStreams.OF_ALL; i++) {
            streams.leave(of(i, i));
        }
        assertEquals(OpenStreams.OF_ALL, opened(IntStream.range(0, 2_000), 1, -1));
    }
}
