package org.dialtone.cli;

import org.dialtone.app.Settings;
import org.dialtone.boot.Launch;
import org.dialtone.boot.Preflight;
import org.dialtone.store.DataFolder;
import org.dialtone.store.SchemaCopies;
import picocli.CommandLine.Model.CommandSpec;

/** Runs the box until it is told to stop. */
final class ServeCommand implements Command {

    private final Terminal terminal;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        if (spec.usageMessage().description().length == 0) {
            spec.usageMessage().description("Runs the box: the one command that opens ports and the database.");
        }
    }

    @Override
    public int run() {
        return Launch.again(serve(StartSettings.read()), terminal);
    }

    private int serve(Settings settings) {
        try (DataFolder folder = DataFolder.open(settings.data())) {
            folder.file("site.db");
            SchemaCopies copies = new SchemaCopies(folder.path());
            copies.goBack();
            copies.keep();
            new Preflight(settings).check();
            return Launch.quarkus(null, terminal);
        }
    }
}
