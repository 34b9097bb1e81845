package org.dialtone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Backups;
import org.dialtone.app.FactoryReset;
import org.dialtone.app.Passphrase;
import org.dialtone.app.Restart;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.cli.control.ControlServer;
import org.dialtone.cli.control.ControlStream;

/** Carries out {@code backup}, {@code restore} and {@code reset} in the running box. */
public class BackupControl {

    /** The commands that send or receive a stream. */
    static final Set<String> STREAMS = Set.of("backup", "restore", "undo", "reset");

    private final Backups backups;
    private final FactoryReset reset;
    private final Restart restarts;
    private final Audit audit;

    public BackupControl(Backups backups, FactoryReset reset, Restart restarts, Audit audit) {
        this.backups = backups;
        this.reset = reset;
        this.restarts = restarts;
        this.audit = audit;
    }

    /** The commands by name; for {@link ControlServer#open}. */
    public Map<String, ControlStream> streams() {
        return Map.of("backup", this::save, "restore", this::restore, "undo", this::undo, "reset", this::reset);
    }

    private Answer save(List<String> arguments, String passphrase, InputStream nothing, OutputStream back)
            throws IOException {
        List<String> leftOut = backups.save(choice(arguments), Passphrase.fresh(passphrase), _ -> {
            note("backup", AuditAct.BACKUP_MADE, null);
            return back;
        });
        return new Answer(0, leftOut(leftOut));
    }

    private Answer restore(List<String> arguments, String passphrase, InputStream backup, OutputStream nothing)
            throws IOException {
        Backups.Origin origin = backups.restore(backup, Passphrase.given(passphrase));
        note("restore", AuditAct.RESTORE_DECIDED, "the backup of " + origin.made());
        return new Answer(0, decided(origin), restarts::soon);
    }

    private Answer undo(List<String> arguments, String nothing, InputStream none, OutputStream nowhere)
            throws IOException {
        backups.undo();
        note("restore", AuditAct.RESTORE_UNDONE, null);
        return new Answer(0, GOES_BACK, restarts::soon);
    }

    private Answer reset(List<String> arguments, String nothing, InputStream none, OutputStream nowhere)
            throws IOException {
        boolean restart = reset.decide();
        note("reset", AuditAct.RESET_DECIDED, null);
        return restart
                ? new Answer(0, "The box restarts empty.\n", restarts::soon)
                : new Answer(0, "The machine restarts empty.\n");
    }

    private void note(String command, AuditAct act, String subject) {
        audit.note(Actor.command(command), act, subject, null, null);
    }

    private static final String UNLESS = "Where that can't be done, nothing is changed, and the box's log says why.\n";

    private static final String GOES_BACK =
            "The box restarts with what was in force before the last restore; what that had" + " brought lies in "
                    + Backups.BEFORE + " then. " + UNLESS;

    private static String decided(Backups.Origin origin) {
        return "The box restarts with the backup of " + origin.made() + " (Dialtone " + origin.by()
                + "); what was there before lies in " + Backups.BEFORE + " of the data folder then. " + UNLESS;
    }

    static final String UNDONE = "What was in force before the last restore is so again; what that had brought lies in "
            + Backups.BEFORE + ".\n";

    static String restored(Backups.Origin origin) {
        return "The backup of " + origin.made() + " (Dialtone " + origin.by()
                + ") is restored; what was there before lies in " + Backups.BEFORE + " of the data folder.\n";
    }

    /** One line for each file that was left out. */
    static String leftOut(List<String> names) {
        StringBuilder text = new StringBuilder();
        names.forEach(name -> text.append(name).append(" is left out: no regular file, or too large\n"));
        return text.toString();
    }

    static Backups.Choice choice(List<String> words) {
        return new Backups.Choice(words.contains("journal"), words.contains("firmware"));
    }
}
