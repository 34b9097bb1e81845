package org.dialtone.provision;

import java.util.List;

/** Keeps which packs were seen on real phones; no caller waits for it. */
public interface SeenPackStore {

    List<SeenPack> load();

    void remember(SeenPack seen);
}
