package org.dialtone.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteTables;
import org.dialtone.app.deployment.DeploymentProgress;
import org.dialtone.app.deployment.DeploymentProgress.Lacking;
import org.dialtone.app.deployment.DeploymentProgress.State;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.app.deployment.Outlook;
import org.dialtone.app.deployment.TellTime;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.site.compile.Plans;

/** Carries out {@code dialtone progress} in the running box, and says whom other commands have it tell. */
public record DeploymentControl(Deployments deployments, SiteBook site, Audit audit) {

    static final String PROGRESS = "progress";

    /** The commands by name. */
    public Map<String, ControlHandler> handlers() {
        return Map.of(PROGRESS, this::progress);
    }

    /** The same commands; those that change phones' files say which phones the box tells of it. */
    public Map<String, ControlHandler> telling(Map<String, ControlHandler> commands) {
        Map<String, ControlHandler> all = new HashMap<>(commands);
        all.computeIfPresent("apply", (_, apply) -> telling(apply, site::planned));
        all.computeIfPresent(
                "import",
                (_, table) -> telling(table, csv -> new SiteTables(site).planned(Actor.command("import"), csv)));
        return all;
    }

    private ControlHandler telling(ControlHandler change, Function<String, Optional<Plans>> planned) {
        return (arguments, text) -> {
            Optional<Outlook> outlook = planned.apply(text).map(deployments::outlook);
            long before = site.revision();
            Answer answer = change.handle(arguments, text);
            if (answer.status() != 0 || outlook.isEmpty()) {
                return answer;
            }
            String told = arguments.contains(SiteControl.DRY)
                    ? OutlookText.before(outlook.get())
                    : site.revision() > before ? OutlookText.after(outlook.get(), site.revision()) : "";
            return new Answer(0, answer.text() + told);
        };
    }

    /** Arguments: none, or a revision, and perhaps when its phones are told. */
    private Answer progress(List<String> arguments, String nothing) {
        if (arguments.isEmpty()) {
            return new Answer(
                    0, deployments.all().stream().map(DeploymentControl::line).collect(Collectors.joining()));
        }
        long revision = Long.parseLong(arguments.getFirst());
        return arguments.size() == 1
                ? shown(revision, deployments.of(revision))
                : tell(revision, SiteControl.text(arguments.getLast()));
    }

    private Answer tell(long revision, String word) {
        Optional<TellTime> when = TellTime.of(word);
        if (when.isEmpty()) {
            return new Answer(1, word + " is neither now, tonight nor recheck\n");
        }
        Optional<DeploymentProgress> progress = deployments.tell(revision, when.get());
        if (progress.isPresent()) {
            audit.note(
                    Actor.command(PROGRESS),
                    AuditAct.DEPLOYMENT_TIMED,
                    "revision " + revision,
                    null,
                    when.get().key());
        }
        return shown(revision, progress);
    }

    private static Answer shown(long revision, Optional<DeploymentProgress> found) {
        return found.map(progress -> new Answer(0, line(progress) + lacking(progress) + question(progress)))
                .orElseGet(() -> new Answer(
                        1,
                        "revision " + revision
                                + " is no change that the box brings to phones; dialtone progress lists those\n"));
    }

    private static String line(DeploymentProgress progress) {
        return progress.revision() + "  " + progress.says() + "\n";
    }

    private static String lacking(DeploymentProgress progress) {
        return OutlookText.rows(progress.lacking(), DeploymentControl::row);
    }

    private static String row(Lacking phone) {
        return phone.phone() + "  " + phone.stage().says() + (phone.says() == null ? "" : ": " + phone.says())
                + (phone.restarts() ? "; it restarts, or may" : "");
    }

    private static String question(DeploymentProgress progress) {
        return progress.state() == State.ASKS ? "When are they told? " + OutlookText.answers(progress.revision()) : "";
    }
}
