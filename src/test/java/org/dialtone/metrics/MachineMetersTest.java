package org.dialtone.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.app.FakeProcesses;
import org.dialtone.app.Processes.Takeover;
import org.dialtone.app.Standby;
import org.dialtone.app.Standby.Behind;
import org.junit.jupiter.api.Test;

class MachineMetersTest {

    private static final Behind UNKNOWN = new Behind(null, null);
    private static final Standby HIDDEN = new Standby("d", null, null, null, UNKNOWN, UNKNOWN);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final FakeProcesses processes = new FakeProcesses();
    private Optional<List<Standby>> standbys = Optional.empty();

    private static Standby standby(String name, String sync, long bytes, Double seconds) {
        return new Standby(
                name, "10.66.0.6", "streaming", sync, new Behind(bytes, seconds), new Behind(bytes, seconds));
    }

    private String shown() {
        meters.refresh();
        return registry.scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void processesByStateAndHowThisOneCameToServe() {
        processes.all = FakeProcesses.THREE;
        new MachineMeters(meters)
                .active(() -> true)
                .database(processes::reachesDatabase)
                .processes(processes);
        String before = shown();
        assertEquals("""
                dialtone_active 1.0
                dialtone_database_up 1.0
                dialtone_processes_active_seconds{machine="a",} 3599.0
                dialtone_processes_epoch 1.7960274E12
                dialtone_processes{state="active",} 1.0
                dialtone_processes{state="ready",} 1.0
                dialtone_processes{state="silent",} 1.0
                """, before);

        processes.reached = false;
        processes.takeover = Optional.of(new Takeover("b", FakeProcesses.NOW, false));
        assertEquals(
                before.replace("_up 1.0", "_up 0.0")
                        + "dialtone_takeover_timestamp_seconds{from=\"b\",how=\"silence\",} 1.7960274E9\n",
                shown());

        processes.takeover = Optional.of(new Takeover("b", FakeProcesses.NOW, true));
        assertEquals(
                1,
                shown().lines()
                        .filter(line -> line.contains("how=\"handover\""))
                        .count());
    }

    @Test
    void standbysAsFarAsTheServerTells() {
        new MachineMeters(meters).standbys(() -> standbys);
        assertEquals("", shown());

        standbys = Optional.of(List.of());
        assertEquals("dialtone_database_standbys 0.0\n", shown());

        Standby copies = new Standby("pg_receivewal", "10.66.0.9", "streaming", "async", new Behind(5L, 0.5), UNKNOWN);
        standbys = Optional.of(List.of(standby("b", "sync", 7, 0.25), copies));
        assertEquals("""
                dialtone_database_standby_info{address="10.66.0.6",standby="b",state="streaming",sync="sync",} 1.0
                dialtone_database_standby_info{address="10.66.0.9",standby="pg_receivewal",state="streaming",sync="async",} 1.0
                dialtone_database_standby_lag_bytes{address="10.66.0.6",stage="flush",standby="b",} 7.0
                dialtone_database_standby_lag_bytes{address="10.66.0.6",stage="replay",standby="b",} 7.0
                dialtone_database_standby_lag_bytes{address="10.66.0.9",stage="flush",standby="pg_receivewal",} 5.0
                dialtone_database_standby_lag_seconds{address="10.66.0.6",stage="flush",standby="b",} 0.25
                dialtone_database_standby_lag_seconds{address="10.66.0.6",stage="replay",standby="b",} 0.25
                dialtone_database_standby_lag_seconds{address="10.66.0.9",stage="flush",standby="pg_receivewal",} 0.5
                dialtone_database_standbys 1.0
                """, shown());
    }

    @Test
    void whatTheUserMayNotSeeIsNotCountedAndOfTwoAlikeTheSlowerOneIsShown() {
        new MachineMeters(meters).standbys(() -> standbys);
        standbys = Optional.of(List.of(HIDDEN));
        assertEquals("""
                dialtone_database_standby_info{address="unknown",standby="d",state="unknown",sync="unknown",} 1.0
                """, shown());

        standbys = Optional.of(List.of(standby("17/main", "async", 9, 1.0), standby("17/main", "async", 3, null)));
        assertEquals("""
                dialtone_database_standby_info{address="10.66.0.6",standby="17/main",state="streaming",sync="async",} 1.0
                dialtone_database_standby_lag_bytes{address="10.66.0.6",stage="flush",standby="17/main",} 9.0
                dialtone_database_standby_lag_bytes{address="10.66.0.6",stage="replay",standby="17/main",} 9.0
                dialtone_database_standby_lag_seconds{address="10.66.0.6",stage="flush",standby="17/main",} 1.0
                dialtone_database_standby_lag_seconds{address="10.66.0.6",stage="replay",standby="17/main",} 1.0
                dialtone_database_standbys 2.0
                """, shown());
    }
}
