package org.dialtone.app.deployment;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dialtone.app.MovingPhones.Turn;
import org.dialtone.app.Said;
import org.dialtone.app.deployment.DeploymentProgress.Lacking;
import org.dialtone.app.deployment.DeploymentProgress.State;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.FileVersions;

/** Where all phones stand at one moment. */
final class Survey {

    private final Function<MacAddress, Optional<FileVersions>> versions;
    private final PhoneFacts phones;
    private final Attempts attempts;
    private final Map<Long, Instant> answered;
    private final Instant now;
    private final Predicate<MacAddress> inCall;
    private final Map<MacAddress, Turn> turns;
    private final ZonedDateTime local;

    /** @param answered when changes were answered, by their revisions; those of this run of the box */
    Survey(
            Function<MacAddress, Optional<FileVersions>> versions,
            PhoneFacts phones,
            Attempts attempts,
            Map<Long, Instant> answered,
            Instant now) {
        this.versions = versions;
        this.phones = phones;
        this.attempts = attempts;
        this.answered = answered;
        this.now = now;
        inCall = phones.inCall();
        turns = phones.moves().turns();
        local = phones.local();
    }

    DeploymentProgress of(DeploymentRecord deployment) {
        Map<PhoneStage, Integer> stages = new EnumMap<>(PhoneStage.class);
        List<Lacking> lacking = new ArrayList<>();
        int confirmed = 0;
        int restarts = 0;
        int total = deployment.looking() ? 0 : deployment.phones().size();
        for (MacAddress phone : deployment.looking() ? List.<MacAddress>of() : deployment.phones()) {
            Optional<FileVersions> found = versions.apply(phone);
            PhoneStage stage = stage(deployment, phone, found);
            stages.merge(stage, 1, Integer::sum);
            if (stage == PhoneStage.HAS) {
                confirmed += found.filter(each -> each.received().isConfirmed()).isPresent() ? 1 : 0;
            } else {
                boolean restart = restarts(deployment, phone);
                restarts += restart ? 1 : 0;
                Said why = stage == PhoneStage.UNREACHABLE ? attempts.why(phone) : null;
                lacking.add(new Lacking(phone, stage, restart, why));
            }
        }
        lacking.sort((one, other) -> one.phone().compareTo(other.phone()));
        return new DeploymentProgress(
                deployment.revision(),
                deployment.at(),
                state(deployment, stages, lacking.size()),
                deployment.of(),
                total,
                stages,
                confirmed,
                restarts,
                deployment.answer(),
                lacking);
    }

    private boolean restarts(DeploymentRecord deployment, MacAddress phone) {
        return phones.restarts(phone) || deployment.restarting().contains(phone) || turns.containsKey(phone);
    }

    /** The phones to tell of a change: those whose turn has come, and those to try again. */
    List<MacAddress> due(DeploymentProgress progress) {
        return progress.lacking().stream()
                .filter(each -> each.stage() == PhoneStage.WAITS
                        || each.stage() == PhoneStage.UNREACHABLE && attempts.isDueAgain(each.phone(), now))
                .map(Lacking::phone)
                .filter(phone -> versions.apply(phone).map(FileVersions::behind).orElse(false))
                .toList();
    }

    /** Those of these phones that restart for another address as soon as somebody says so. */
    List<MacAddress> movable(List<MacAddress> due) {
        return due.stream()
                .filter(phone -> turns.get(phone) instanceof Turn.Asks)
                .toList();
    }

    private PhoneStage stage(DeploymentRecord deployment, MacAddress phone, Optional<FileVersions> found) {
        if (deployment.done()
                || found.filter(each -> has(each, deployment.at())).isPresent()) {
            return PhoneStage.HAS;
        }
        // A phone gets one notice. The one to restart decides where its address changes too: a check-sync brings it the
        // file alone, a restart the file and the address.
        Turn turn = turns.get(phone);
        if (turn instanceof Turn.Coming) {
            return inCall.test(phone) ? PhoneStage.IN_CALL : PhoneStage.TOLD;
        }
        if (turn instanceof Turn.Asks(Instant since) && !isWord(deployment, since)) {
            return PhoneStage.ASKS;
        }
        if (turn instanceof Turn.Asks || deployment.held().contains(phone)) {
            if (deployment.answer() == null) {
                return PhoneStage.ASKS;
            }
            if (!deployment.answer().isDue(local)) {
                return PhoneStage.LATER;
            }
        }
        return inCall.test(phone) ? PhoneStage.IN_CALL : attempts.stage(phone, deployment.revision(), now);
    }

    /** Whether the answer to the change is one to a move, too: whoever gave it before the move knew nothing of it. */
    private boolean isWord(DeploymentRecord deployment, Instant moving) {
        Instant at = answered.get(deployment.revision());
        return at != null && !at.isBefore(moving);
    }

    /** A newer build or pack may want another file since; the phone has this change nevertheless. */
    private static boolean has(FileVersions versions, Instant change) {
        return versions.received().isSince(change) || Boolean.FALSE.equals(versions.behind());
    }

    private static State state(DeploymentRecord deployment, Map<PhoneStage, Integer> stages, int lacking) {
        if (deployment.looking()) {
            return State.LOOKING;
        }
        if (lacking == 0) {
            return State.DONE;
        }
        if (stages.containsKey(PhoneStage.ASKS)) {
            return State.ASKS;
        }
        return stages.getOrDefault(PhoneStage.LATER, 0) == lacking ? State.LATER : State.TELLING;
    }
}
