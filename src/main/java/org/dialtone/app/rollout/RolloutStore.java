package org.dialtone.app.rollout;

import java.util.List;
import java.util.Map;
import org.dialtone.net.MacAddress;

/** Keeps how far rollouts have come; no caller waits for it. */
public interface RolloutStore {

    List<Kept> load();

    void remember(String rollout, int ring, Standing standing);

    /** @param lines number of the phone's lines when it was told */
    void remember(String rollout, MacAddress phone, Fate fate, int lines);

    /** Forgets the rollout and its phones. */
    void forget(String rollout);

    /** The state of a rollout; times are not kept, as what is under way begins anew after a start. */
    record Kept(String rollout, int ring, Standing standing, Map<MacAddress, KeptPhone> phones) {}

    record KeptPhone(Fate fate, int lines) {}

    /** How far a phone has come. */
    enum Fate {
        TOLD,
        RUNS,
        OVERDUE,
        /** It stayed out, and an operator let the rollout go on without it. */
        ASIDE
    }
}
