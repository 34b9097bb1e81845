package org.dialtone.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Step;

/** Counts the entries of the journal by protocol, and passes each entry on. */
public final class MeteredJournal implements Journal {

    private final MeterRegistry registry;
    private final Journal next;
    /** Counters are kept: the registry takes longer to find a counter than an engine takes to answer a phone. */
    private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();

    /** Entries of one kind are counted together; the status is null where it doesn't matter. */
    private record Kind(Step step, String status) {}

    public MeteredJournal(MeterRegistry registry, Journal next) {
        this.registry = registry;
        this.next = next;
    }

    @Override
    public void record(Entry entry) {
        Kind kind = kind(entry);
        Counter known = counters.get(kind);
        (known == null ? counters.computeIfAbsent(kind, this::counter) : known).increment();
        next.record(entry);
    }

    private static Kind kind(Entry entry) {
        return switch (entry.step()) {
            case DISCOVER, OFFER, REQUEST, ACK, NAK, INFORM, DECLINE, RELEASE -> new Kind(entry.step(), null);
            case CONFIG, FIRMWARE, MISSING, REFUSED, REGISTER, REJECTED, UNREGISTER, PNP, NOTIFY, OPTIONS, LOOKUP ->
                new Kind(entry.step(), status(entry));
        };
    }

    private Counter counter(Kind kind) {
        return switch (kind.step()) {
            case DISCOVER, OFFER, REQUEST, ACK, NAK, INFORM, DECLINE, RELEASE ->
                registry.counter("dialtone.dhcp.messages", "type", kind.step().name());
            case CONFIG, FIRMWARE, MISSING, REFUSED -> counter("dialtone.provisioning.answers", kind);
            case REGISTER, REJECTED, UNREGISTER -> counter("dialtone.sip.registrations", kind);
            case PNP -> registry.counter("dialtone.sip.pnp", "status", kind.status());
            case NOTIFY -> registry.counter("dialtone.sip.notices", "status", kind.status());
            case OPTIONS -> registry.counter("dialtone.sip.pulses", "status", kind.status());
            case LOOKUP -> registry.counter("dialtone.dns.names", "status", kind.status());
        };
    }

    private Counter counter(String name, Kind kind) {
        return registry.counter(name, "step", kind.step().name(), "status", kind.status());
    }

    private static String status(Entry entry) {
        return entry.status() == null ? "none" : entry.status().toString();
    }
}
