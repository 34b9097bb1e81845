package org.dialtone.web.console.files;

import java.util.List;
import java.util.stream.Stream;
import org.dialtone.web.api.RolloutsApi.RolloutJson;
import org.dialtone.web.console.forms.Words;

/**
 * How far one rollout of firmware has come.
 *
 * @param says    its state in words
 * @param waits   what it waits for, in words; empty: nothing
 * @param ring    its ring in words
 * @param out     the phones that stayed out
 * @param outline whether it goes on, is over or waits for somebody: the class of its badge
 */
public record RolloutRow(
        RolloutJson rollout, String says, String waits, String ring, List<String> out, String outline) {

    static RolloutRow of(RolloutJson rollout, Words words) {
        return new RolloutRow(
                rollout,
                words.say("rollout.state." + rollout.state()),
                rollout.waitsFor() == null ? "" : words.say("rollout.waits." + rollout.waitsFor()),
                rollout.ring().equals("canaries") ? words.say("rollout.canaries") : rollout.ring(),
                rollout.out(),
                switch (rollout.state()) {
                    case "overdue" -> "bad";
                    case "known-bad", "paused", "stopped" -> "warn";
                    default -> "good";
                });
    }

    /** Whether it tells phones now, or would. */
    public boolean isGoingOn() {
        return rollout.state().equals("running");
    }

    /** Whether an operator can let it go on. */
    public boolean isHeld() {
        return Stream.of("overdue", "known-bad", "paused", "stopped").anyMatch(rollout.state()::equals);
    }
}
