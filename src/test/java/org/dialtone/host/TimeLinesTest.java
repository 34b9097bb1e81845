package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

class TimeLinesTest {

    @Test
    void theBoxAsksTheSitesServersAndNotItself() {
        assertEquals(
                "server 10.66.0.9\nserver 10.66.0.10\n",
                TimeLines.of(
                        List.of("10.66.0.9", "self", "10.66.0.1", "time.hotel", "10.66.0.10", "10.66.0.9"),
                        List.of(Ip4.of("10.66.0.1"))));
        assertEquals("", TimeLines.of(List.of("self"), List.of()));
    }

    @Test
    void noMoreThanTheErrandTakes() {
        List<String> many =
                IntStream.range(1, 20).mapToObj("10.66.0.%d"::formatted).toList();
        assertEquals(8, TimeLines.of(many, List.of()).lines().count());
    }
}
