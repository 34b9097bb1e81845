package org.dialtone.edge.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;

/** Counts what goes into the journal, by protocol, and passes it on. */
public final class MeteredJournal implements Journal {

    private final MeterRegistry registry;
    private final Journal next;

    public MeteredJournal(MeterRegistry registry, Journal next) {
        this.registry = registry;
        this.next = next;
    }

    @Override
    public void record(Entry entry) {
        switch (entry.step()) {
            case DISCOVER, OFFER, REQUEST, ACK, NAK, INFORM, DECLINE, RELEASE ->
                    registry.counter("dialtone.dhcp.messages", "type", entry.step().name()).increment();
            case CONFIG, FIRMWARE, MISSING, REFUSED ->
                    registry.counter("dialtone.provisioning.answers", "step", entry.step().name(), "status", status(entry)).increment();
            case REGISTER, REJECTED, UNREGISTER ->
                    registry.counter("dialtone.sip.registrations", "step", entry.step().name(), "status", status(entry)).increment();
        }
        next.record(entry);
    }

    private static String status(Entry entry) {
        return entry.status() == null ? "none" : entry.status().toString();
    }
}
