package org.dialtone.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.dialtone.app.Release;

/** The figures of a process that is ready: it serves nothing, so it has none of phones. */
public final class ReadyMeters implements AutoCloseable {

    /** Of {@link #text}. */
    public static final String CONTENT_TYPE = "text/plain;version=0.0.4;charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /**
     * @param since   by the wall clock
     * @param reached whether the database answered when it was asked last
     */
    public ReadyMeters(Instant since, BooleanSupplier reached) {
        Meters meters = new Meters(registry);
        new BoxMeters(meters).build(Release.read().facts());
        new MachineMeters(meters).active(() -> false).ready(since).database(reached);
        List.<MeterBinder>of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics(),
                        new FileDescriptorMetrics())
                .forEach(each -> each.bindTo(registry));
    }

    /** As Prometheus reads it. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
