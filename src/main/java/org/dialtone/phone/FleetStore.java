package org.dialtone.phone;

import java.util.List;
import org.dialtone.net.MacAddress;

/** Keeps what the box learned of phones; stores after the fact, and no caller waits for it. */
public interface FleetStore {

    List<KnownPhone> load();

    void remember(KnownPhone phone);

    void forget(MacAddress mac);

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

            @Override
            public void forget(MacAddress mac) {
                // There is nothing to forget.
            }
        };
    }
}
