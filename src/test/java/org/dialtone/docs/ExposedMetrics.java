package org.dialtone.docs;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.FakeProcesses;
import org.dialtone.app.Processes.Takeover;
import org.dialtone.app.Standby;
import org.dialtone.app.Standby.Behind;
import org.dialtone.app.view.PhoneCounts;
import org.dialtone.app.view.PhoneState;
import org.dialtone.app.view.PoolUse;
import org.dialtone.dhcp.DeclineVerdict;
import org.dialtone.dhcp.Dropped;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.metrics.BoxMeters;
import org.dialtone.metrics.MachineMeters;
import org.dialtone.metrics.MeteredJournal;
import org.dialtone.metrics.Meters;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * What {@code /q/metrics} shows when everything has happened once.
 *
 * @param labels values of each label of each metric
 * @param says   the metrics of the box itself with what they are
 */
record ExposedMetrics(Map<String, Map<String, Set<String>>> labels, Map<String, String> says) {

    private static final Pattern ROW = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern HELP = Pattern.compile("(?m)^# HELP (dialtone_\\w+) (.*)$");

    static ExposedMetrics read() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        box(new BoxMeters(new Meters(registry)));
        machines(new MachineMeters(new Meters(registry)));
        MeteredJournal journal = new MeteredJournal(registry, _ -> {});
        Arrays.stream(Event.values())
                .filter(event -> event.step() != null)
                .forEach(event -> journal.record(
                        Entry.of(Instant.EPOCH, MacAddress.of("00:15:65:00:00:01"), event, Ip4.of("10.66.1.1"))));
        return of(registry.scrape());
    }

    private static void box(BoxMeters meters) {
        Map<PhoneState, Integer> states = new EnumMap<>(PhoneState.class);
        Arrays.stream(PhoneState.values()).forEach(state -> states.put(state, 1));
        Map<String, Long> dropped = each(Stream.concat(
                Arrays.stream(Dropped.values()).map(Enum::name), Stream.of("MALFORMED", "UNSTORED", "FAILED")));
        meters.build(Map.of("version", "1", "commit", "0"))
                .dhcp(() -> 1, () -> 1, () -> dropped)
                .floods(() -> 1)
                .declines(() -> each(Arrays.stream(DeclineVerdict.values()).map(Enum::name)))
                .tftp(() -> 1, () -> Map.of("done", 1L, "failed", 1L, "refused", 1L), () -> 1, () -> dropped)
                .pools(() -> List.of(new PoolUse("voice", 200, 3, Map.of())))
                .phones(() -> new PhoneCounts(states.size(), states, 0, 0))
                .bindings(() -> 1, () -> 1)
                .subscriptions(() -> 1)
                .callsAndAlarms(() -> 1, () -> 1)
                .registrar(() -> 1)
                .journal(() -> 1);
    }

    private static void machines(MachineMeters meters) {
        FakeProcesses processes = new FakeProcesses();
        processes.all = FakeProcesses.THREE;
        processes.takeover = Optional.of(new Takeover("b", FakeProcesses.NOW, false));
        Behind behind = new Behind(1L, 0.1);
        meters.active(() -> true)
                .ready(FakeProcesses.NOW)
                .database(() -> true)
                .processes(processes)
                .standbys(
                        () -> Optional.of(List.of(new Standby("b", "10.66.0.6", "streaming", "sync", behind, behind))));
    }

    private static Map<String, Long> each(Stream<String> names) {
        return names.collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), _ -> 1L));
    }

    private static ExposedMetrics of(String scrape) {
        Map<String, Map<String, Set<String>>> labels = new TreeMap<>();
        for (MatchResult row : ROW.matcher(scrape).results().toList()) {
            Map<String, Set<String>> own = labels.computeIfAbsent(row.group(1), _ -> new TreeMap<>());
            if (row.group(2) != null) {
                LABEL.matcher(row.group(2))
                        .results()
                        .forEach(label -> own.computeIfAbsent(label.group(1), _ -> new TreeSet<>())
                                .add(label.group(2)));
            }
        }
        Map<String, String> says = new HashMap<>();
        HELP.matcher(scrape).results().forEach(help -> says.put(help.group(1), help.group(2)));
        return new ExposedMetrics(labels, new TreeMap<>(says));
    }
}
