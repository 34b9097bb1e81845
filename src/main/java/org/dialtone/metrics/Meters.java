package org.dialtone.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Publishes figures that other classes keep under names of {@code /q/metrics}. Rows that come and go, such as one row
 * for each scope, are searched for at each {@link #refresh}; their values are always read anew.
 */
public final class Meters {

    private final MeterRegistry registry;
    private final List<Runnable> rows = new CopyOnWriteArrayList<>();
    /**
     * Keeps the sources alive: a registry holds a counter's source weakly, and would show its last figure for ever once
     * the source is collected.
     */
    private final List<LongSupplier> sources = new CopyOnWriteArrayList<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Adds a count that only grows while the box runs. */
    public Meters count(String name, String says, LongSupplier total) {
        sources.add(total);
        FunctionCounter.builder(name, total, LongSupplier::getAsLong)
                .description(says)
                .register(registry);
        return this;
    }

    /** Adds counts that only grow, one for each value of {@code tag}; a value that was seen once stays. */
    public Meters count(String name, String says, String tag, Supplier<Map<String, Long>> totals) {
        Set<String> known = ConcurrentHashMap.newKeySet();
        return rows(() -> totals.get().keySet().stream()
                .filter(known::add)
                .forEach(value -> FunctionCounter.builder(
                                name, totals, all -> all.get().getOrDefault(value, 0L))
                        .tag(tag, value)
                        .description(says)
                        .register(registry)));
    }

    /** Adds a figure that rises and falls. */
    Meters measure(String name, String says, LongSupplier figure) {
        Gauge.builder(name, figure, LongSupplier::getAsLong)
                .description(says)
                .strongReference(true)
                .register(registry);
        return this;
    }

    /** Adds figures that rise and fall, by their tags; a row that is gone is no longer shown. */
    Meters measure(String name, String says, Supplier<? extends Map<Tags, ? extends Number>> figures) {
        MultiGauge gauge = MultiGauge.builder(name).description(says).register(registry);
        return rows(() -> gauge.register(
                figures.get().entrySet().stream()
                        .map(row -> MultiGauge.Row.of(row.getKey(), row.getValue()))
                        .toList(),
                true));
    }

    /** Adds the rows that are new and removes those that are gone. The caller calls this every few seconds. */
    public void refresh() {
        rows.forEach(Runnable::run);
    }

    private Meters rows(Runnable refresh) {
        refresh.run();
        rows.add(refresh);
        return this;
    }
}
