package org.dialtone.provision;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.net.MacAddress;

/** The last report on each line of the phones that register at an external PBX. Safe to use from any thread. */
public final class ReportBook {

    private final ReportStore store;
    private final Map<MacAddress, Map<String, LineReport>> latest = new ConcurrentHashMap<>();

    public ReportBook(ReportStore store) {
        this.store = store;
        store.load().forEach(this::put);
    }

    /** The last report on each line that the phone spoke of. */
    public List<LineReport> of(MacAddress phone) {
        Collection<LineReport> reports = latest.getOrDefault(phone, Map.of()).values();
        return List.copyOf(reports);
    }

    public boolean isEmpty() {
        return latest.isEmpty();
    }

    /** Notes what a phone says; the caller believes it. */
    public void note(LineReport report) {
        if (!report.equals(put(report))) {
            store.remember(report);
        }
    }

    private LineReport put(LineReport report) {
        return latest.computeIfAbsent(report.phone(), _ -> new ConcurrentHashMap<>())
                .put(report.number(), report);
    }
}
