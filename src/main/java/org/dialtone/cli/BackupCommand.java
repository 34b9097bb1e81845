package org.dialtone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.Passphrase;
import org.dialtone.app.PrivateFile;
import org.dialtone.app.Release;
import org.dialtone.cli.control.ControlClient;
import org.dialtone.cli.control.Frame;
import org.dialtone.store.DataFolder;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.backup.DataBackups;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the box's whole state to one encrypted file. */
final class BackupCommand implements Command {

    private final PositionalParamSpec file = PositionalParamSpec.builder()
            .index("0")
            .required(true)
            .type(Path.class)
            .paramLabel("FILE")
            .description("Where the backup goes.")
            .build();
    private final OptionSpec passphraseFile = PassphraseSource.option();
    private final Flag journal = Flag.of("--with-journal", "With the story of each phone.");
    private final Flag firmware = Flag.of("--with-firmware", "With the phones' firmware files.");
    private final Flag replace = Flag.of("--replace", "Replaces FILE where it is there, once the new backup is whole.");
    private final Terminal terminal;

    BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(file)
                .addOption(passphraseFile)
                .addOption(journal.spec())
                .addOption(firmware.spec())
                .addOption(replace.spec())
                .usageMessage()
                .description(
                        "Writes site, leases, passwords, keys, certificates and own packs to one file, encrypted under a passphrase; the box may run.",
                        "Asks for the passphrase twice on a terminal; else reads one line.");
    }

    @Override
    public int run() throws IOException {
        Path path = file.getValue();
        if (Files.exists(path) && !replace.isGiven()) {
            throw new CommandFault(path + " is there already; take another name, or say --replace");
        }
        Passphrase passphrase = Passphrase.fresh(new PassphraseSource(terminal).read(passphraseFile.getValue(), true));
        Path part = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Frame answer = save(PrivateFile.make(part), passphrase);
            return answer.status() == 0 ? keep(part, path, answer.text()) : terminal.tell(answer);
        } catch (NoSuchFileException e) {
            throw new CommandFault("the folder of " + path + " doesn't exist", e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Frame save(Path part, Passphrase passphrase) throws IOException {
        Path folder = StartSettings.dataFolder();
        try (OutputStream out = Files.newOutputStream(part)) {
            Optional<Frame> answer = ControlClient.stream(
                    folder, new Frame(words(), passphrase.text()), InputStream.nullInputStream(), out);
            return answer.isPresent() ? answer.get() : saveWithoutBox(folder, out, passphrase);
        }
    }

    private Frame saveWithoutBox(Path folder, OutputStream out, Passphrase passphrase) throws IOException {
        Optional<DatabaseAddress> server = DatabaseSetting.read(StartSettings.read());
        if (server.isEmpty() && !Files.exists(folder.resolve("site.db"))) {
            throw new CommandFault("no Dialtone has its data in " + folder.toAbsolutePath()
                    + "; set DIALTONE_DATA to the box's data folder");
        }
        try (DataFolder held = DataFolder.open(folder)) {
            DataBackups backups = new DataBackups(held.path(), Release.read().says(), InstantSource.system(), server);
            return Frame.answer(
                    0, BackupControl.leftOut(backups.save(BackupControl.choice(words()), passphrase, _ -> out)));
        }
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("backup"));
        if (journal.isGiven()) {
            words.add("journal");
        }
        if (firmware.isGiven()) {
            words.add("firmware");
        }
        return words;
    }

    private int keep(Path part, Path path, String leftOut) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        leftOut.lines().forEach(terminal::fault);
        terminal.say(path + " holds the backup (" + Files.size(path)
                + " bytes). Nobody can read it without the passphrase, not even you.");
        return 0;
    }
}
