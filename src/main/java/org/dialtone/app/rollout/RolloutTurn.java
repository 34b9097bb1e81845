package org.dialtone.app.rollout;

import java.time.Instant;
import org.dialtone.app.rollout.RolloutStore.Fate;
import org.dialtone.app.view.RunningFirmware;

/**
 * How far one phone has come.
 *
 * @param at    the beginning of the time in which it must come back
 * @param lines number of its lines that were registered when it was told
 * @param ran   the version that it ran then; null: unknown
 * @param seen  the end of its registration when it named the new version first elsewhere than in a REGISTER; null: it
 *              has not yet
 */
record RolloutTurn(Fate fate, Instant at, int lines, String ran, Instant seen) {

    RolloutTurn with(Fate other) {
        return new RolloutTurn(other, at, lines, ran, seen);
    }

    RolloutTurn at(Instant later) {
        return new RolloutTurn(fate, later, lines, ran, seen);
    }

    /** The phone names the new version. */
    RolloutTurn seen(RunningFirmware now) {
        return seen == null ? new RolloutTurn(fate, at, lines, ran, now.until()) : this;
    }

    /** The phone has come as far as a step. */
    RolloutTurn stepped(String runs, Instant now) {
        return new RolloutTurn(fate, now, lines, runs, null);
    }

    /** Whether a phone that names the new version has registered as it was since. */
    boolean isBack(RunningFirmware now) {
        boolean again = now.registers()
                || now.until() == null
                || now.registered().isAfter(at)
                || seen != null && now.until().isAfter(seen);
        return now.lines() >= Math.max(1, lines) && again;
    }
}
