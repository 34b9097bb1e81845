package org.dialtone.app.rollout;

import java.util.List;

/** Keeps changes on their way; stores after the fact, and no caller waits for it. */
public interface RolloutStore {

    List<RolloutRecord> load();

    void remember(RolloutRecord rollout);

    void forget(long revision);

    /** A store that begins empty and keeps nothing. */
    static RolloutStore forgetful() {
        return new RolloutStore() {
            @Override
            public List<RolloutRecord> load() {
                return List.of();
            }

            @Override
            public void remember(RolloutRecord rollout) {
                // This store keeps nothing on purpose.
            }

            @Override
            public void forget(long revision) {
                // There is nothing to forget.
            }
        };
    }
}
