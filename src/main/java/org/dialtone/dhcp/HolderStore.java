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
}
