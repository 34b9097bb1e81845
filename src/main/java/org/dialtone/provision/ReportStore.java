package org.dialtone.provision;

import java.util.List;

/** Keeps the last report on each line; stores after the fact, and no caller waits for it. */
public interface ReportStore {

    List<LineReport> load();

    void remember(LineReport report);
}
