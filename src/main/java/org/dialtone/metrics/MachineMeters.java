package org.dialtone.metrics;

import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.DialtoneProcess.State;
import org.dialtone.app.Processes;
import org.dialtone.app.Processes.Takeover;
import org.dialtone.app.Standby;
import org.dialtone.app.Standby.Behind;

/**
 * Defines the meters by which one tells machines on one database apart: which serves, which could, and how safe the
 * database is. Those of a database on a server are shown only where there is one.
 */
public final class MachineMeters {

    private static final double MILLIS = 1_000;

    private final Meters meters;

    public MachineMeters(Meters meters) {
        this.meters = meters;
    }

    /** Adds the meter of the process's own state. @param now whether it serves phones */
    public MachineMeters active(BooleanSupplier now) {
        meters.measure(
                "dialtone.active", "1: this process serves; 0: it is ready, and another one serves", () -> bit(now));
        return this;
    }

    /** Adds the meter of the time since which a process has been ready. */
    public MachineMeters ready(Instant since) {
        meters.measure(
                "dialtone.ready.timestamp.seconds",
                "When this process became ready, in seconds since 1970",
                () -> Map.of(Tags.empty(), seconds(since)));
        return this;
    }

    /** Adds the meter of the database's server. @param reached whether it answered when it was asked last */
    public MachineMeters database(BooleanSupplier reached) {
        meters.measure(
                "dialtone.database.up",
                "1: the database server answers this process; 0: it doesn't",
                () -> bit(reached));
        return this;
    }

    /** Adds the meters of the processes that share the database, as the active one sees them. */
    public MachineMeters processes(Processes all) {
        meters.measure("dialtone.processes", "Processes that share the database, by state", () -> byState(all.all()))
                .measure(
                        "dialtone.processes.active.seconds",
                        "Seconds since the active process became active",
                        () -> active(all.all()))
                .measure(
                        "dialtone.processes.epoch",
                        "The active process's number, higher than that of any before",
                        () -> epoch(all))
                .measure(
                        "dialtone.takeover.timestamp.seconds",
                        "When this process became active after another one, in seconds since 1970",
                        () -> takeover(all.takeover()));
        return this;
    }

    /**
     * Adds the meters of the servers that follow the database's.
     *
     * @param standbys empty: it isn't known which there are
     */
    public MachineMeters standbys(Supplier<Optional<List<Standby>>> standbys) {
        meters.measure(
                        "dialtone.database.standbys",
                        "Standbys that replay what the database server commits",
                        () -> number(standbys.get()))
                .measure(
                        "dialtone.database.standby.info",
                        "Which server follows the database server, and how",
                        () -> each(standbys.get(), MachineMeters::info))
                .measure(
                        "dialtone.database.standby.lag.bytes",
                        "Bytes of the log that a standby hasn't on its disk (flush), or doesn't show yet (replay)",
                        () -> each(standbys.get(), standby -> stages(standby, Behind::bytes)))
                .measure(
                        "dialtone.database.standby.lag.seconds",
                        "Seconds that the latest change took to a standby's disk (flush), or until it showed it (replay)",
                        () -> each(standbys.get(), standby -> stages(standby, Behind::seconds)));
        return this;
    }

    private static long bit(BooleanSupplier flag) {
        return flag.getAsBoolean() ? 1 : 0;
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / MILLIS;
    }

    private static Map<Tags, Long> byState(List<DialtoneProcess> all) {
        Map<Tags, Long> rows = new LinkedHashMap<>();
        for (State state : all.isEmpty() ? new State[0] : State.values()) {
            rows.put(
                    Tags.of("state", state.word()),
                    all.stream().filter(each -> each.state() == state).count());
        }
        return rows;
    }

    private static Map<Tags, Long> active(List<DialtoneProcess> all) {
        Map<Tags, Long> rows = new LinkedHashMap<>();
        all.stream()
                .filter(each -> each.state() == State.ACTIVE)
                .forEach(each -> rows.put(
                        Tags.of("machine", each.name()),
                        Duration.between(each.since(), each.seen()).toSeconds()));
        return rows;
    }

    private static Map<Tags, Long> epoch(Processes all) {
        return all.epoch().isPresent() ? Map.of(Tags.empty(), all.epoch().getAsLong()) : Map.of();
    }

    private static Map<Tags, Double> takeover(Optional<Takeover> takeover) {
        return takeover.map(each -> Map.of(
                        Tags.of("from", each.from(), "how", each.handed() ? "handover" : "silence"),
                        seconds(each.at())))
                .orElse(Map.of());
    }

    /** A program that copies the log shows nothing of it, so it is no standby. Without the right to see it, none counts. */
    private static Map<Tags, Long> number(Optional<List<Standby>> standbys) {
        return standbys.filter(all -> all.stream().allMatch(each -> each.state() != null))
                .map(all -> all.stream()
                        .filter(each -> each.replayed().bytes() != null)
                        .count())
                .map(count -> Map.of(Tags.empty(), count))
                .orElse(Map.of());
    }

    /** Of two that can't be told apart the one that is further behind is shown. */
    private static Map<Tags, Number> each(
            Optional<List<Standby>> standbys, Function<Standby, Map<Tags, ? extends Number>> rows) {
        Map<Tags, Number> all = new LinkedHashMap<>();
        standbys.orElse(List.of())
                .forEach(standby -> rows.apply(standby)
                        .forEach((tags, figure) -> all.merge(
                                Tags.of("standby", word(standby.name()), "address", word(standby.address()))
                                        .and(tags),
                                figure,
                                (one, other) -> one.doubleValue() < other.doubleValue() ? other : one)));
        return all;
    }

    private static Map<Tags, Long> info(Standby standby) {
        return Map.of(Tags.of("state", word(standby.state()), "sync", word(standby.sync())), 1L);
    }

    private static <N extends Number> Map<Tags, N> stages(Standby standby, Function<Behind, N> figure) {
        Map<Tags, N> rows = new LinkedHashMap<>();
        put(rows, "flush", figure.apply(standby.flushed()));
        put(rows, "replay", figure.apply(standby.replayed()));
        return rows;
    }

    private static <N extends Number> void put(Map<Tags, N> rows, String stage, N figure) {
        if (figure != null) {
            rows.put(Tags.of("stage", stage), figure);
        }
    }

    private static String word(String text) {
        return text == null ? "unknown" : text;
    }
}
