package org.dialtone.simulation;

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

    @Override
    public void commit(List<Change> group) {
        for (Change change : group) {
            switch (change) {
                case LeaseRow(Lease lease) -> leases.put(lease.address(), lease);
                case BindingRows(String user, List<Binding> now) -> bindings.put(user, now);
            }
        }
    }

    @Override
    public void crash(List<Change> torn, Chance chance) {
        if (chance.of(0.5)) {
            commit(torn);
        }
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
