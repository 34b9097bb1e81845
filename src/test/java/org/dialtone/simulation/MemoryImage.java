package org.dialtone.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;
import org.dialtone.sip.Binding;

/** A disk in memory, which keeps what a database promises to keep. */
final class MemoryImage implements DiskImage {

    private final Map<Ip4, Lease> leases = new TreeMap<>();
    private final Map<String, List<Binding>> bindings = new TreeMap<>();
    private TimeMark mark;

    @Override
    public void commit(List<Change> group) {
        for (Change change : group) {
            switch (change) {
                case LeaseRow(Lease lease) -> leases.put(lease.address(), lease);
                case BindingRows(String user, List<Binding> now) -> bindings.put(user, now);
                case TimeMark now -> mark = now;
            }
        }
    }

    /** What was still to end goes on with the time that it had left, and what had ended stays so. */
    @Override
    public void takeOver(Instant now) {
        if (mark != null) {
            Duration by = Duration.between(mark.at(), now);
            Duration past = by.compareTo(mark.ahead()) < 0 ? by : mark.ahead();
            leases.replaceAll((_, lease) -> moved(lease, by, past));
            bindings.replaceAll(
                    (_, all) -> all.stream().map(each -> moved(each, by, past)).toList());
        }
        mark = new TimeMark(now, Duration.ZERO);
    }

    private Instant moved(Instant end, Duration by, Duration past) {
        return end.equals(Instant.MAX) ? end : end.plus(end.isAfter(mark.at()) ? by : past);
    }

    private Lease moved(Lease lease, Duration by, Duration past) {
        return new Lease(
                lease.address(),
                lease.mac(),
                lease.clientId(),
                lease.state(),
                lease.since().plus(past),
                moved(lease.expires(), by, past),
                lease.hostname(),
                lease.place());
    }

    private Binding moved(Binding binding, Duration by, Duration past) {
        return new Binding(
                binding.user(),
                binding.contact(),
                binding.source(),
                binding.sourcePort(),
                binding.transport(),
                binding.callId(),
                binding.cseq(),
                binding.registered().plus(past),
                moved(binding.expires(), by, past),
                binding.userAgent(),
                binding.path(),
                binding.flow(),
                binding.holder());
    }

    @Override
    public void crash(List<Change> torn, Chance chance) {
        if (chance.of(0.5)) {
            commit(torn);
        }
    }

    @Override
    public void close() {
        // What is in memory alone is gone by itself.
    }

    @Override
    public List<Lease> leases() {
        return List.copyOf(leases.values());
    }

    @Override
    public List<Binding> bindings() {
        return bindings.values().stream().flatMap(List::stream).toList();
    }
}
