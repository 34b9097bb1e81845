package org.dialtone.phone;

import java.util.List;

/** Keeps what the box learned of phones; stores after the fact, and no caller waits for it. */
public interface FleetStore {

    List<KnownPhone> load();

    void remember(KnownPhone phone);

    /** A store that begins with these phones and keeps nothing, for questions that must leave no trace. */
    static FleetStore forgetful(List<KnownPhone> phones) {
        return new FleetStore() {
            @Override
            public List<KnownPhone> load() {
                return phones;
            }

            @Override
            public void remember(KnownPhone phone) {
                // This store keeps nothing on purpose.
            }
        };
    }
}
