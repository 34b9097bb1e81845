package org.dialtone.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Summarises many boots: how many, how fast, and why some failed. */
public final class BootSummary {

    private final List<SimulatedBoot> boots = new ArrayList<>();
    private final List<Long> registeredAfter = new ArrayList<>();
    private Duration took;

    /** Sets the time from the first power-on to the last registration or failure. */
    synchronized void took(Duration time) {
        took = time;
    }

    /** @param after the time from the first power-on to the end of this boot */
    synchronized void add(SimulatedBoot boot, Duration after) {
        boots.add(boot);
        if (boot.registered()) {
            registeredAfter.add(after.toNanos());
        }
    }

    public synchronized long registered() {
        return boots.stream().filter(SimulatedBoot::registered).count();
    }

    /** Lists addresses that two phones hold: a server's gravest fault, so every summary looks for it. */
    public synchronized List<String> sharedAddresses() {
        return boots.stream()
                .filter(boot -> boot.address() != null)
                .collect(Collectors.groupingBy(SimulatedBoot::address, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().stream()
                                .map(SimulatedBoot::mac)
                                .distinct()
                                .count()
                        > 1)
                .map(entry -> entry.getKey() + " is held by "
                        + entry.getValue().stream()
                                .map(boot -> boot.mac().toString())
                                .collect(Collectors.joining(" and ")))
                .toList();
    }

    /** Returns a paragraph for people. */
    public synchronized String summary() {
        StringBuilder text = new StringBuilder("%d of %d phones registered%s%n"
                .formatted(
                        registered(),
                        boots.size(),
                        took == null ? "" : String.format(Locale.ROOT, " in %.1f s", took.toMillis() / 1e3)));
        text.append(progress());
        Map<String, List<Long>> steps = new LinkedHashMap<>();
        boots.forEach(boot -> boot.nanos()
                .forEach((step, took) ->
                        steps.computeIfAbsent(step, _ -> new ArrayList<>()).add(took)));
        if (!steps.isEmpty()) {
            text.append("%-10s %8s %8s %8s %8s  (ms)%n".formatted("step", "p50", "p95", "p99", "max"));
            steps.put(
                    "all",
                    boots.stream()
                            .filter(SimulatedBoot::registered)
                            .map(boot -> boot.nanos().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .toList());
        }
        steps.forEach((step, times) -> text.append(row(step, times)));
        faults().forEach((fault, count) -> text.append("%d x %s%n".formatted(count, fault)));
        sharedAddresses().forEach(line -> text.append(line).append(System.lineSeparator()));
        return text.toString();
    }

    private String progress() {
        long repeated = boots.stream().mapToLong(SimulatedBoot::repeated).sum();
        return registeredAfter.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "half of these after %.2f s, 99 %% after %.2f s, all after %.2f s; %d messages sent again%n",
                        at(registeredAfter, 0.5) / 1e3,
                        at(registeredAfter, 0.99) / 1e3,
                        at(registeredAfter, 1.0) / 1e3,
                        repeated);
    }

    private Map<String, Long> faults() {
        Map<String, Long> counted = boots.stream()
                .filter(boot -> !boot.registered())
                .collect(Collectors.groupingBy(SimulatedBoot::fault, Collectors.counting()));
        return counted.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(20)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }

    private static String row(String step, List<Long> times) {
        if (times.isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%-10s %8.1f %8.1f %8.1f %8.1f%n",
                step,
                at(times, 0.5),
                at(times, 0.95),
                at(times, 0.99),
                at(times, 1.0));
    }

    /** The time within which this share of them ended, in milliseconds. */
    private static double at(List<Long> times, double share) {
        List<Long> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e6;
    }
}
