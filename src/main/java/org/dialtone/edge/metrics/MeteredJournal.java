package org.dialtone.edge.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Step;

/** Counts what goes into the journal, by protocol, and passes it on. */
public final class MeteredJournal implements Journal {

    private final MeterRegistry registry;
    private final Journal next;
    /** Looked up once: the registry takes longer to find a counter than the engine to answer a phone. */
    private final Map<Step, Counter> messages = new ConcurrentHashMap<>();

    public MeteredJournal(MeterRegistry registry, Journal next) {
        this.registry = registry;
        this.next = next;
    }

    @Override
    public void record(Entry entry) {
        switch (entry.step()) {
            case DISCOVER, OFFER, REQUEST, ACK, NAK, INFORM, DECLINE, RELEASE ->
                    messages.computeIfAbsent(entry.step(), this::messages).increment();
            case CONFIG, FIRMWARE, MISSING, REFUSED ->
                    registry.counter("dialtone.provisioning.answers", "step", entry.step().name(), "status", status(entry)).increment();
            case REGISTER, REJECTED, UNREGISTER ->
                    registry.counter("dialtone.sip.registrations", "step", entry.step().name(), "status", status(entry)).increment();
            case OPTIONS -> registry.counter("dialtone.sip.pulses", "status", status(entry)).increment();
            case PNP -> registry.counter("dialtone.sip.pnp", "status", status(entry)).increment();
            case NOTIFY -> registry.counter("dialtone.sip.notices", "status", status(entry)).increment();
        }
        next.record(entry);
    }

    private Counter messages(Step step) {
        return registry.counter("dialtone.dhcp.messages", "type", step.name());
    }

    private static String status(Entry entry) {
        return entry.status() == null ? "none" : entry.status().toString();
    }
}
