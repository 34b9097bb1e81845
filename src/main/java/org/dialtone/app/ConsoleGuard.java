package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.Finding.Severity;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.VoiceConsole;

/**
 * Keeps a change of the site from closing the console to everybody: one way stays by which somebody has logged in, or
 * by which the one comes who makes the change; a login on the box itself shows no way to it. A site file that the box
 * reads at its start needs but an interface that serves no phones: whoever gave it may give another. Where the console
 * is closed already, only a change is refused that takes the way in away.
 */
public final class ConsoleGuard implements SiteGuard {

    /** The key in the site file. */
    static final String PATH = "console.voiceInterfaces";

    private static final int LOGINS = 1_000;

    private final ConsoleSettings settings;
    private final MachineInterfaces machine;
    private final Supplier<Stream<String>> logins;

    /** @param logins the addresses from which somebody has logged in; may wait for the disk */
    ConsoleGuard(ConsoleSettings settings, MachineInterfaces machine, Supplier<Stream<String>> logins) {
        this.settings = settings;
        this.machine = machine;
        this.logins = logins;
    }

    public ConsoleGuard(ConsoleSettings settings, MachineInterfaces machine, Audit audit) {
        this(
                settings,
                machine,
                () -> audit.find(new Audit.Filter(null, AuditAct.LOGIN, null, null, null), 0, LOGINS).items().stream()
                        .map(AuditEntry::actor)
                        .filter(actor -> actor.kind() != Actor.Kind.TOKEN && actor.from() != null)
                        .map(Actor::from));
    }

    @Override
    public Optional<Finding> objection(Actor who, Site now, Site next) {
        if (!closes(next) || !settings.allow().isEmpty()) {
            return Optional.empty();
        }
        BesideVoice before = BesideVoice.of(now, settings);
        BesideVoice then = BesideVoice.of(next, settings);
        boolean fits = closes(now) ? then.equals(before) || !takesWay(who, before, then) : isWayLeft(who, then);
        return fits ? Optional.empty() : Optional.of(fault(who));
    }

    private boolean takesWay(Actor who, BesideVoice before, BesideVoice then) {
        return !isWayLeft(who, then)
                && (isWayLeft(who, before) || before.leavesWay(machine) && !then.leavesWay(machine));
    }

    static boolean closes(Site site) {
        return site.site().voiceConsole() == VoiceConsole.CLOSED;
    }

    private boolean isWayLeft(Actor who, BesideVoice then) {
        if (who.kind() == Actor.Kind.FILE) {
            return then.leavesWay(machine);
        }
        List<LocalInterface> box = machine.all();
        return Stream.concat(Stream.ofNullable(who.from()), Stream.of(logins).flatMap(Supplier::get))
                .distinct()
                .flatMap(from -> Ip4.parse(from).stream())
                .filter(from -> from.toString().equals(who.from())
                        || !from.toInetAddress().isLoopbackAddress())
                .anyMatch(from -> isOpenTo(from, then, box));
    }

    /** Where the console is served at all addresses, the client reaches the one from which the box would answer it. */
    private boolean isOpenTo(Ip4 client, BesideVoice then, List<LocalInterface> box) {
        return settings.host()
                .or(() -> machine.toward(client))
                .filter(local -> then.covers(client, local, box))
                .isPresent();
    }

    private static Finding fault(Actor who) {
        return new Finding(
                Severity.FAULT,
                0,
                0,
                PATH,
                who.from() == null
                        ? Complaint.of(Flaw.CONSOLE_CLOSED_TO_ALL)
                        : Complaint.of(Flaw.CONSOLE_CLOSED_TO_ALL_AND_YOU, who.from()));
    }
}
