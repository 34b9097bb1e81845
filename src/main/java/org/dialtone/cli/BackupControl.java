package org.dialtone.cli;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.dialtone.boot.Restarts;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.cli.control.ControlServer;
import org.dialtone.cli.control.ControlStream;
import org.dialtone.store.Succession;
import org.dialtone.store.backup.BackupDesk;
import org.dialtone.store.backup.FactoryReset;
import org.dialtone.store.backup.Manifest;
import org.dialtone.store.backup.Passphrase;
import org.dialtone.store.backup.Saving;

/** What {@code backup}, {@code restore} and {@code reset} do in the running box. */
@ApplicationScoped
public class BackupControl {

    private final BackupDesk desk;
    private final FactoryReset reset;
    private final Restarts restarts;

    @Inject
    BackupControl(BackupDesk desk, FactoryReset reset, Restarts restarts) {
        this.desk = desk;
        this.reset = reset;
        this.restarts = restarts;
    }

    /** By command; for {@link ControlServer#open}. */
    public Map<String, ControlStream> streams() {
        return Map.of("backup", this::save, "restore", this::restore, "undo", this::undo, "reset", this::reset);
    }

    private Answer save(List<String> arguments, String passphrase, InputStream nothing, OutputStream back) throws IOException {
        List<String> leftOut = desk.save(choice(arguments), Passphrase.fresh(passphrase), _ -> back);
        return new Answer(0, leftOut(leftOut));
    }

    private Answer restore(List<String> arguments, String passphrase, InputStream backup, OutputStream nothing) throws IOException {
        return new Answer(0, restored(desk.restore(backup, Passphrase.given(passphrase))) + "The box restarts with it.\n", restarts::soon);
    }

    private Answer undo(List<String> arguments, String nothing, InputStream none, OutputStream nowhere) throws IOException {
        desk.undo();
        return new Answer(0, UNDONE + "The box restarts with it.\n", restarts::soon);
    }

    private Answer reset(List<String> arguments, String nothing, InputStream none, OutputStream nowhere) throws IOException {
        return reset.decide() ? new Answer(0, "The box restarts empty.\n", restarts::soon) : new Answer(0, "The machine restarts empty.\n");
    }

    static final String UNDONE = "What was in force before the last restore is so again; what that had brought lies in " + Succession.BEFORE + ".\n";

    static String restored(Manifest manifest) {
        return "The backup of " + manifest.made() + " (Dialtone " + manifest.by() + ") is restored; what was there before lies in "
                + Succession.BEFORE + " of the data folder.\n";
    }

    /** A line for each. */
    static String leftOut(List<String> names) {
        StringBuilder text = new StringBuilder();
        names.forEach(name -> text.append(name).append(" is left out: no regular file, or too large\n"));
        return text.toString();
    }

    static Saving.Choice choice(List<String> words) {
        return new Saving.Choice(words.contains("journal"), words.contains("firmware"));
    }
}
