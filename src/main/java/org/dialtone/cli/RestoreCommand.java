package org.dialtone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.Backups;
import org.dialtone.app.Passphrase;
import org.dialtone.app.Release;
import org.dialtone.cli.control.ControlClient;
import org.dialtone.cli.control.Frame;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.store.DataFolder;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.backup.DataBackups;
import org.dialtone.store.backup.ServerBackups;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Replaces the box's state by a backup. */
final class RestoreCommand implements Command {

    private final PositionalParamSpec file = PositionalParamSpec.builder()
            .index("0")
            .required(false)
            .arity("0..1")
            .type(Path.class)
            .paramLabel("FILE")
            .description("A backup.")
            .build();
    private final OptionSpec passphraseFile = PassphraseSource.option();
    private final Flag undo = Flag.of("--undo", "Goes back to what was in force before the last restore.");
    private final Terminal terminal;

    RestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(file)
                .addOption(passphraseFile)
                .addOption(undo.spec())
                .usageMessage()
                .description(
                        "Puts a backup, of this box or of another, in the place of the box's whole state; a running box restarts with it.",
                        "A backup that is damaged, or of a newer Dialtone, changes nothing. Asks for the passphrase on a terminal; else reads one line.");
    }

    @Override
    public int run() throws IOException {
        Path path = file.getValue();
        if ((path == null) != undo.isGiven()) {
            throw new CommandFault("give either FILE or --undo");
        }
        Frame answer = path == null ? undo() : restore(path);
        return terminal.tell(answer);
    }

    private Frame restore(Path path) throws IOException {
        try (InputStream backup = Files.newInputStream(path)) {
            Passphrase passphrase =
                    Passphrase.given(new PassphraseSource(terminal).read(passphraseFile.getValue(), false));
            Path folder = StartSettings.dataFolder();
            Optional<Frame> answer = ControlClient.stream(
                    folder, new Frame(List.of("restore"), passphrase.text()), backup, OutputStream.nullOutputStream());
            return answer.isPresent()
                    ? answer.get()
                    : withoutBox(folder, backups -> BackupControl.restored(backups.restore(backup, passphrase)));
        } catch (NoSuchFileException _) {
            throw new CommandFault(path + " doesn't exist; give the path of a backup");
        }
    }

    private static Frame undo() throws IOException {
        Path folder = StartSettings.dataFolder();
        Optional<Frame> answer = ControlClient.stream(
                folder, new Frame(List.of("undo"), ""), InputStream.nullInputStream(), OutputStream.nullOutputStream());
        return answer.isPresent()
                ? answer.get()
                : withoutBox(folder, backups -> {
                    backups.undo();
                    return BackupControl.UNDONE;
                });
    }

    /** Decides under the folder's lock, then opens the folder again, which carries out the decision. */
    static Frame withoutBox(Path folder, Deed deed) throws IOException {
        String said;
        Optional<DatabaseAddress> server = DatabaseSetting.read(StartSettings.read());
        try (DataFolder held = DataFolder.open(folder)) {
            said = deed.with(stopped(held.path(), server));
        }
        DataFolder.open(folder).close();
        return Frame.answer(0, said);
    }

    private static Backups stopped(Path folder, Optional<DatabaseAddress> server) {
        String version = Release.read().says();
        return server.<Backups>map(address -> new ServerBackups(
                        folder, address, new KernelInterfaces().hostname(), version, InstantSource.system()))
                .orElseGet(() -> new DataBackups(folder, version, InstantSource.system(), Optional.empty()));
    }

    interface Deed {

        String with(Backups backups) throws IOException;
    }
}
