package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dialtone.app.deployment.DeploymentProgress;

/**
 * How far a change of the site is on its way to its phones.
 *
 * @param state     {@code looking}, {@code asks}, {@code telling}, {@code later} or {@code done}
 * @param says      the headline in words
 * @param phones    number of phones of the site
 * @param total     number of phones whose files it changes
 * @param have      number of those that have it
 * @param confirmed number of those that registered since they fetched it
 * @param stages    number of the others by where they stand: {@code waits}, {@code told}, {@code inCall},
 *                  {@code unreachable}, {@code asks}, {@code later}
 * @param restarts  number of phones without it that restart, or may, when they are told
 * @param tell      what an operator said: {@code now}, {@code tonight} or {@code recheck}; left out: nothing yet
 * @param lacking   the phones without it, at most 500; left out of events and lists
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeploymentJson(
        long revision,
        Instant at,
        String state,
        String says,
        int phones,
        int total,
        int have,
        int confirmed,
        Map<String, Integer> stages,
        int restarts,
        String tell,
        List<LackingJson> lacking) {

    private static final int MOST = 500;

    /**
     * A phone without the change.
     *
     * @param restarts whether it restarts, or may, when it is told
     * @param says     why it isn't reachable; else left out
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LackingJson(String mac, String stage, boolean restarts, String says) {}

    /** With the phones that don't have it. */
    static DeploymentJson whole(DeploymentProgress progress) {
        return of(
                progress,
                progress.lacking().stream()
                        .limit(MOST)
                        .map(each -> new LackingJson(
                                each.phone().toString(), each.stage().key(), each.restarts(), each.says()))
                        .toList());
    }

    static DeploymentJson of(DeploymentProgress progress) {
        return of(progress, null);
    }

    private static DeploymentJson of(DeploymentProgress progress, List<LackingJson> lacking) {
        Map<String, Integer> stages = new TreeMap<>();
        progress.lacking().forEach(each -> stages.merge(each.stage().key(), 1, Integer::sum));
        return new DeploymentJson(
                progress.revision(),
                progress.at(),
                progress.state().key(),
                progress.says(),
                progress.of(),
                progress.total(),
                progress.total() - progress.lacking().size(),
                progress.confirmed(),
                stages,
                progress.restarts(),
                progress.answer() == null ? null : progress.answer().key(),
                lacking);
    }
}
