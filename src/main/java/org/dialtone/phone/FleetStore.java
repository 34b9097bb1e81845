package org.dialtone.phone;

import java.util.List;

/** Keeps what was learned of phones; written behind, never waited for. */
public interface FleetStore {

    List<KnownPhone> load();

    void remember(KnownPhone phone);
}
