package org.dialtone.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.deployment.DeploymentProgress;
import org.dialtone.app.deployment.DeploymentProgress.Lacking;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.app.deployment.TellTime;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.cli.control.ControlHandler.Answer;

/** Carries out {@code dialtone progress} in the running box. */
public record DeploymentControl(Deployments deployments, Audit audit) {

    static final String PROGRESS = "progress";

    private static final int MOST = 100;

    /** The commands by name. */
    public Map<String, ControlHandler> handlers() {
        return Map.of(PROGRESS, this::progress);
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
        return found.map(progress -> new Answer(0, line(progress) + lacking(progress.lacking())))
                .orElseGet(() -> new Answer(
                        1,
                        "revision " + revision
                                + " is no change that the box brings to phones; dialtone progress lists those\n"));
    }

    private static String line(DeploymentProgress progress) {
        return progress.revision() + "  " + progress.says() + "\n";
    }

    private static String lacking(List<Lacking> phones) {
        return phones.stream()
                        .limit(MOST)
                        .map(each -> "  " + each.phone() + "  " + each.stage().says()
                                + (each.says() == null ? "" : ": " + each.says()) + "\n")
                        .collect(Collectors.joining())
                + (phones.size() > MOST ? "  and " + (phones.size() - MOST) + " more\n" : "");
    }
}
