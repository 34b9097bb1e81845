package org.dialtone.app.rollout;

import java.util.List;
import java.util.TreeMap;

/** Keeps rollouts as long as the test runs. */
final class MemoryRollouts implements RolloutStore {

    private final TreeMap<Long, RolloutRecord> kept = new TreeMap<>();

    @Override
    public List<RolloutRecord> load() {
        return List.copyOf(kept.values());
    }

    @Override
    public void remember(RolloutRecord rollout) {
        kept.put(rollout.revision(), rollout);
    }

    @Override
    public void forget(long revision) {
        kept.remove(revision);
    }
}
