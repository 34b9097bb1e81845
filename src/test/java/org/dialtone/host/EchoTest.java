package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sends real ICMP to addresses that every machine answers at. */
@Tag("root")
class EchoTest {

    @Test
    void anAddressThatAnswersIsTold() throws IOException {
        Set<Ip4> asked = Set.of(Ip4.of("127.0.0.1"), Ip4.of("127.66.1.5"));
        Set<Ip4> answered = new HashSet<>();
        try (Echo echo = Echo.open()) {
            for (Ip4 address : asked) {
                echo.ask(address);
            }
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                while (answered.size() < asked.size()) {
                    echo.heard(answered::add);
                    Thread.onSpinWait();
                }
            });
        }
        assertEquals(asked, answered);
    }
}
