package org.dialtone.dhcp;

import java.util.List;
import org.dialtone.net.Ip4;

/**
 * Keeps what a listener heard: across a relay a phone may be silent for days. Stores after the fact, and no caller
 * waits for it.
 */
public interface HolderStore {

    List<HeardHolder> load();

    /** Stores the holder of an address, in place of the former one. */
    void remember(HeardHolder holder);

    void forget(Ip4 address);

    /** A store that begins empty and keeps nothing. */
    static HolderStore forgetful() {
        return new HolderStore() {
            @Override
            public List<HeardHolder> load() {
                return List.of();
            }

            @Override
            public void remember(HeardHolder holder) {
                // This store keeps nothing on purpose.
            }

            @Override
            public void forget(Ip4 address) {
                // This store keeps nothing on purpose.
            }
        };
    }
}
