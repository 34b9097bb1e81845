package org.dialtone.cli;

import org.dialtone.app.Release;
import org.dialtone.app.Settings;
import org.dialtone.boot.DemoApplication;
import org.dialtone.boot.Launch;
import org.dialtone.boot.Preflight;
import org.dialtone.store.DataFolder;
import picocli.CommandLine.Model.CommandSpec;

/** Runs the box with the demo site and simulated phones: what {@code make run} does. */
final class DemoCommand implements Command {

    private final Terminal terminal;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().description("Runs the box with a made-up hotel and 15 simulated phones, one of them unknown to it.",
                "Meant for loopback and high ports, as make run sets them.");
    }

    @Override
    public int run() {
        Settings settings = StartSettings.read();
        System.setProperty("quarkus.log.console.level", "WARN");
        // Netty warns that a socket of one address hears no broadcasts: the demo's clients are relayed.
        System.setProperty("quarkus.log.category.\"io.netty\".level", "ERROR");
        return Launch.again(serve(settings), terminal);
    }

    private int serve(Settings settings) {
        try (DataFolder folder = DataFolder.open(settings.data())) {
            folder.file("site.db");
            new Preflight(settings).check();
            terminal.say("Dialtone " + Release.read().says() + " starts on loopback.");
            return Launch.quarkus(DemoApplication.class, terminal);
        }
    }
}
