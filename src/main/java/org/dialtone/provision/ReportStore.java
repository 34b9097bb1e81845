package org.dialtone.provision;

import java.util.List;

/** Keeps the last report on each line; stores after the fact, and no caller waits for it. */
public interface ReportStore {

    List<LineReport> load();

    void remember(LineReport report);

    /** A store that begins empty and keeps nothing. */
    static ReportStore forgetful() {
        return new ReportStore() {
            @Override
            public List<LineReport> load() {
                return List.of();
            }

            @Override
            public void remember(LineReport report) {
                // This store keeps nothing on purpose.
            }
        };
    }
}
