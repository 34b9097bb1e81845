package org.dialtone.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
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
            case CONFIG,
                    FIRMWARE,
                    MISSING,
                    REFUSED,
                    REGISTER,
                    REJECTED,
                    UNREGISTER,
                    PNP,
                    NOTIFY,
                    OPTIONS,
                    LOOKUP,
                    BEHIND -> new Kind(entry.step(), status(entry));
        };
    }

    private Counter counter(Kind kind) {
        return switch (kind.step()) {
            case DISCOVER, OFFER, REQUEST, ACK, NAK, INFORM, DECLINE, RELEASE ->
                counter(
                        "dialtone.dhcp.messages",
                        "DHCP messages of phones and answers to them",
                        Tags.of("type", kind.step().name()));
            case BEHIND -> counter("dialtone.provisioning.behind", "Phones that fell behind the site", Tags.empty());
            case CONFIG, FIRMWARE, MISSING, REFUSED ->
                counter("dialtone.provisioning.answers", "Answers to requests for files", tags(kind));
            case REGISTER, REJECTED, UNREGISTER ->
                counter("dialtone.sip.registrations", "Answers to registrations", tags(kind));
            case PNP -> counter("dialtone.sip.pnp", "Answers to phones that ask by PnP", status(kind));
            case NOTIFY -> counter("dialtone.sip.notices", "NOTIFY requests to phones", status(kind));
            case OPTIONS -> counter("dialtone.sip.pulses", "OPTIONS requests to phones", status(kind));
            case LOOKUP -> counter("dialtone.dns.names", "Names that phones looked up", status(kind));
        };
    }

    private Counter counter(String name, String says, Tags tags) {
        return Counter.builder(name).description(says).tags(tags).register(registry);
    }

    private static Tags tags(Kind kind) {
        return status(kind).and("step", kind.step().name());
    }

    private static Tags status(Kind kind) {
        return Tags.of("status", kind.status());
    }

    private static String status(Entry entry) {
        return entry.status() == null ? "none" : entry.status().toString();
    }
}
