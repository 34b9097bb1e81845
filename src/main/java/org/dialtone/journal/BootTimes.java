package org.dialtone.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * How long a boot took to its milestones, each from the boot's first message; null: it hasn't come so far, or needed
 * none.
 *
 * @param address    until it had an address
 * @param file       until its first configuration file
 * @param registered until the last of its lines was registered for the first time
 */
public record BootTimes(Duration address, Duration file, Duration registered) {

    public static BootTimes of(Boot boot) {
        return new BootTimes(
                first(boot, entry -> entry.step() == Step.ACK || entry.heard() && !entry.disbelieved()),
                first(boot, entry -> entry.step() == Step.CONFIG),
                registered(boot));
    }

    /** The median of each milestone, of the boots that came so far; null where none did. */
    public static BootTimes median(List<BootTimes> boots) {
        return new BootTimes(
                median(boots, BootTimes::address),
                median(boots, BootTimes::file),
                median(boots, BootTimes::registered));
    }

    private static Duration first(Boot boot, Function<Entry, Boolean> reached) {
        return boot.steps().stream()
                .filter(reached::apply)
                .findFirst()
                .map(entry -> Duration.between(boot.started(), entry.at()))
                .orElse(null);
    }

    /** Lines register again and again; the first time of each counts. */
    private static Duration registered(Boot boot) {
        Map<String, Instant> first = new HashMap<>();
        boot.steps().stream()
                .filter(entry -> entry.step() == Step.REGISTER && !entry.isVisit())
                .forEach(entry -> first.putIfAbsent(entry.file(), entry.at()));
        return first.keySet().containsAll(boot.lines())
                ? first.values().stream()
                        .max(Instant::compareTo)
                        .map(last -> Duration.between(boot.started(), last))
                        .orElse(null)
                : null;
    }

    private static Duration median(List<BootTimes> boots, Function<BootTimes, Duration> milestone) {
        List<Duration> sorted =
                boots.stream().map(milestone).filter(Objects::nonNull).sorted().toList();
        return sorted.isEmpty() ? null : sorted.get((sorted.size() - 1) / 2);
    }
}
