package org.dialtone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.dialtone.app.ApplianceUpdates;
import org.dialtone.host.PrivilegedSocket;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Updates the appliance, with or without a running box: root takes the file, and trusts nothing but its maker's
 * signature.
 */
final class UpdateCommand implements Command {

    private final PositionalParamSpec file = PositionalParamSpec.builder()
            .index("0")
            .required(false)
            .arity("0..1")
            .type(Path.class)
            .paramLabel("FILE")
            .description("A signed update, dialtone-VERSION.update; without one: which versions there are.")
            .build();
    private final Flag later = Flag.of("--later", "Tries it at the next start instead of starting again now.");
    private final Terminal terminal;

    UpdateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(file)
                .addOption(later.spec())
                .usageMessage()
                .description(
                        "Updates the appliance from a signed file, or tells which versions its two slots hold.",
                        "A new version that doesn't come up well is left again by itself.");
    }

    @Override
    public int run() throws IOException {
        Path path = file.getValue();
        ApplianceUpdates updates =
                new ApplianceUpdates(new PrivilegedSocket(StartSettings.read().rootSocket()));
        try {
            if (path == null) {
                terminal.say(UpdateText.of(updates.state()));
            } else {
                update(updates, path);
            }
            return 0;
        } catch (ApplianceUpdates.Refused e) {
            throw new CommandFault(e.getMessage());
        }
    }

    private void update(ApplianceUpdates updates, Path path) throws IOException, ApplianceUpdates.Refused {
        try (InputStream content = open(path)) {
            updates.write(content, terminal::say);
        }
        if (!later.isGiven()) {
            terminal.say("the box starts again now");
            updates.restart();
        }
    }

    private static InputStream open(Path path) throws IOException {
        try {
            if (!Files.isRegularFile(path) && Files.exists(path)) {
                throw new CommandFault(path + " is not a file; give the path of a dialtone-VERSION.update");
            }
            return Files.newInputStream(path);
        } catch (NoSuchFileException _) {
            throw new CommandFault(path + " doesn't exist; give the path of a dialtone-VERSION.update");
        } catch (AccessDeniedException _) {
            throw new CommandFault(path + " can't be read: permission denied; give user "
                    + System.getProperty("user.name") + " read access to it");
        }
    }
}
