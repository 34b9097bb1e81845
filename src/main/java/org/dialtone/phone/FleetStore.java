package org.dialtone.phone;

import java.util.List;

/** Keeps what was learned of phones; written behind, never waited for. */
public interface FleetStore {

    List<KnownPhone> load();

    void remember(KnownPhone phone);

    /** Begins with these and keeps nothing, for questions that must leave no trace. */
    static FleetStore forgetful(List<KnownPhone> phones) {
        return new FleetStore() {
            @Override
            public List<KnownPhone> load() {
                return phones;
            }

            @Override
            public void remember(KnownPhone phone) {
                // Forgotten: that is what it is for.
            }
        };
    }
}
