package org.dialtone.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dialtone.app.DialtoneProcess.State;

/** The processes of one database, as a test wants them; the first is this one. */
public final class FakeProcesses implements Processes {

    public static final Instant NOW = Instant.parse("2026-11-30T08:30:00Z");

    /** One in each state. */
    public static final List<DialtoneProcess> THREE = List.of(
            process("a", State.ACTIVE, Duration.ofSeconds(1)),
            process("b", State.READY, Duration.ofSeconds(2)),
            process("c", State.SILENT, Duration.ofMinutes(2)));

    /** To whom this one was to hand over. */
    public final List<Optional<String>> handed = new ArrayList<>();

    public List<DialtoneProcess> all = List.of();
    public Optional<Takeover> takeover = Optional.empty();
    public boolean reached = true;

    /** @param ago since it was seen */
    public static DialtoneProcess process(String name, State state, Duration ago) {
        return process(name, state, ago, "1.0", "packs:1");
    }

    public static DialtoneProcess process(String name, State state, Duration ago, String version, String files) {
        return process(name, state, ago, version, files, false);
    }

    public static DialtoneProcess process(
            String name, State state, Duration ago, String version, String files, boolean hears) {
        return new DialtoneProcess(
                "id-" + name,
                name,
                version,
                "https://" + name + ".hotel.example",
                state == State.ACTIVE ? List.of("10.66.0.1/24") : List.of(),
                Set.of(),
                files,
                hears,
                NOW.minus(Duration.ofHours(1)),
                NOW.minus(ago),
                state);
    }

    @Override
    public List<DialtoneProcess> all() {
        return all;
    }

    @Override
    public DialtoneProcess self() {
        return all.isEmpty() ? THREE.getFirst() : all.getFirst();
    }

    @Override
    public OptionalLong epoch() {
        return OptionalLong.of(NOW.toEpochMilli());
    }

    @Override
    public boolean reachesDatabase() {
        return reached;
    }

    @Override
    public Optional<Takeover> takeover() {
        return takeover;
    }

    @Override
    public HandOver handOver(Optional<String> to) {
        handed.add(to);
        return all.stream()
                .filter(each -> each.state() == State.READY)
                .filter(each ->
                        to.isEmpty() || to.get().equals(each.name()) || to.get().equals(each.id()))
                .findFirst()
                .<HandOver>map(HandOver.Begun::new)
                .orElseGet(() -> new HandOver.Refused(Said.of("handover.noneReady")));
    }
}
