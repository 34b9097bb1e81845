package org.dialtone.web.console.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.app.deployment.DeploymentProgress;
import org.dialtone.app.deployment.DeploymentProgress.Lacking;
import org.dialtone.app.deployment.DeploymentProgress.State;
import org.dialtone.app.deployment.PhoneStage;
import org.dialtone.app.deployment.TellTime;
import org.dialtone.web.console.forms.Words;

/**
 * How far a change of the site is on its way to its phones, as a page shows it.
 *
 * @param style    {@code good} once all have it
 * @param have     number of phones that have it, of {@code total}
 * @param open     whether somebody may say when the others are told
 * @param asks     whether the box asks when
 * @param restarts the phones that restart when they are told, in words; null: none does
 * @param lacking  the phones that don't have it, the first of them where there are many
 */
public record DeploymentText(
        Words words,
        long revision,
        String headline,
        String style,
        int have,
        int total,
        boolean open,
        boolean asks,
        String restarts,
        List<Row> lacking) {

    private static final int MOST = 100;

    /** A phone that doesn't have it. @param says why it isn't reachable, or null */
    public record Row(String mac, String id, String stage, String says) {}

    /** Null where the change is not followed. */
    static DeploymentText of(Optional<DeploymentProgress> progress, Words words) {
        return progress.map(each -> of(each, words)).orElse(null);
    }

    private static DeploymentText of(DeploymentProgress progress, Words words) {
        boolean done = progress.state() == State.DONE;
        return new DeploymentText(
                words,
                progress.revision(),
                headline(progress, words),
                done ? "good" : "plain",
                progress.total() - progress.lacking().size(),
                progress.total(),
                !done && progress.state() != State.LOOKING,
                progress.state() == State.ASKS,
                progress.restarts() == 0 ? null : words.count("deployment.restart", progress.restarts()),
                progress.lacking().stream()
                        .limit(MOST)
                        .map(each -> row(each, progress.answer(), words))
                        .toList());
    }

    private static String headline(DeploymentProgress progress, Words words) {
        if (progress.state() == State.LOOKING) {
            return words.say("deployment.looking");
        }
        if (progress.total() == 0) {
            return words.say("deployment.none");
        }
        List<String> parts = new ArrayList<>();
        parts.add(words.count("deployment.have", progress.total(), progress.at(PhoneStage.HAS)));
        Stream.of(PhoneStage.values())
                .filter(stage -> stage != PhoneStage.HAS && progress.at(stage) > 0)
                .map(stage -> progress.at(stage) + " " + stage(stage, progress.answer(), words))
                .forEach(parts::add);
        return String.join(", ", parts);
    }

    private static String stage(PhoneStage stage, TellTime answer, Words words) {
        String key = stage == PhoneStage.LATER && answer == TellTime.TONIGHT ? "tonight" : stage.key();
        return words.say("deployment.stage." + key);
    }

    private static Row row(Lacking lacking, TellTime answer, Words words) {
        return new Row(
                lacking.phone().toString(),
                lacking.phone().plain(),
                stage(lacking.stage(), answer, words),
                lacking.why() == null ? null : lacking.why().says(words.language()));
    }

    public String say(String key) {
        return words.say("deployment." + key);
    }
}
