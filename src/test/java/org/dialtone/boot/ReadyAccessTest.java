package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.dialtone.app.ConsoleSettings;
import org.dialtone.app.FakeMachine;
import org.dialtone.net.Ip4;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadyAccessTest {

    /** What the setting names, what is asked for, from where, and whether it is answered. */
    @ParameterizedTest
    @CsvSource({
        ", /, 10.66.1.5, true",
        ", /q/health, 10.66.1.5, true",
        ", /q/metrics, 10.66.1.5, false",
        ", /api/v1/processes, 10.66.1.5, false",
        ", /q/metrics, 127.0.0.1, true",
        ", /api/v1/processes, 127.0.0.1, true",
        ", /q/metrics, , false",
        "10.66.1.0/24, /q/metrics, 10.66.1.5, true",
        "10.66.1.0/24, /api/v1/processes, 10.66.1.5, true",
        "10.66.1.0/24, /q/metrics, 10.66.2.5, false",
        "10.66.1.0/24, /q/metrics, 127.0.0.1, false",
        "10.66.1.0/24, /, 10.66.2.5, false"
    })
    void machinesAndMetricsAreToldElsewhereOnlyWhereTheSettingSaysSo(
            String allow, String path, String from, boolean told) {
        ConsoleSettings settings =
                new ConsoleSettings(allow == null ? List.of() : List.of(allow), Optional.empty(), Optional.empty());
        ReadyAccess access = new ReadyAccess(settings, new FakeMachine(List.of(), null));
        assertEquals(told, access.admits(path, from == null ? null : Ip4.of(from), Ip4.of("10.66.0.1")));
    }
}
