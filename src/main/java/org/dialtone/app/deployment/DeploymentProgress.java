package org.dialtone.app.deployment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dialtone.app.Said;
import org.dialtone.net.MacAddress;

/**
 * How far a change of the site is on its way to its phones.
 *
 * @param at        when it was made
 * @param of        number of phones of the site
 * @param total     number of phones whose files it changes
 * @param stages    number of phones at each stage
 * @param confirmed number of phones that registered since they fetched it
 * @param restarts  number of phones without it that restart, or may, when they are told
 * @param answer    what an operator said about those that the box asks about; null: nothing yet
 * @param lacking   the phones that don't have it
 */
public record DeploymentProgress(
        long revision,
        Instant at,
        State state,
        int of,
        int total,
        Map<PhoneStage, Integer> stages,
        int confirmed,
        int restarts,
        TellTime answer,
        List<Lacking> lacking) {

    /** Where the change as a whole is. */
    public enum State {
        /** The box looks whose files it changes. */
        LOOKING,
        /** An operator is asked when some of its phones are told. */
        ASKS,
        /** Phones are told one after the other. */
        TELLING,
        /** All phones without it are told at night, or come when they check. */
        LATER,
        DONE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A phone without it.
     *
     * @param restarts whether it restarts, or may, when it is told
     * @param why      why it is not reachable; else null
     */
    public record Lacking(MacAddress phone, PhoneStage stage, boolean restarts, Said why) {

        /** Why it is not reachable, in English; else null. */
        public String says() {
            return why == null ? null : why.says();
        }
    }

    public int at(PhoneStage stage) {
        return stages.getOrDefault(stage, 0);
    }

    /** The headline: {@code 31 of 37 have it, 4 in a call, 2 not reachable}. */
    public String says() {
        if (state == State.LOOKING) {
            return "looks which phones' files it changes";
        }
        if (total == 0) {
            return "changes no phone's files";
        }
        List<String> parts = new ArrayList<>();
        parts.add(at(PhoneStage.HAS) + " of " + total + " have it");
        Stream.of(
                        PhoneStage.IN_CALL,
                        PhoneStage.UNREACHABLE,
                        PhoneStage.TOLD,
                        PhoneStage.WAITS,
                        PhoneStage.ASKS,
                        PhoneStage.LATER)
                .filter(stage -> at(stage) > 0)
                .map(stage -> at(stage) + " " + says(stage))
                .forEach(parts::add);
        return String.join(", ", parts);
    }

    private String says(PhoneStage stage) {
        return stage == PhoneStage.LATER
                ? answer == TellTime.TONIGHT ? "told tonight" : "coming at their re-check"
                : stage.says();
    }

    /** Whether both say the same in numbers. */
    boolean isAs(DeploymentProgress other) {
        return other != null
                && state == other.state
                && total == other.total
                && confirmed == other.confirmed
                && stages.equals(other.stages);
    }
}
