package org.dialtone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dialtone.boot.OfflineApplication;
import org.dialtone.boot.Preflight;
import org.dialtone.cli.control.ControlClient;
import org.dialtone.cli.control.Frame;
import org.dialtone.store.DataFolder;
import org.dialtone.store.SchemaCopies;

/** The box that a command speaks to: the running one, or else one that is started for this command alone and opens no port. */
final class Box {

    /** Only warnings, and not among what the command prints. */
    private static final Map<String, String> QUIET = Map.of(
            "dialtone.offline", "true",
            "quarkus.http.host-enabled", "false",
            "quarkus.banner.enabled", "false",
            "quarkus.log.level", "WARN",
            "quarkus.log.console.stderr", "true");

    private Box() {
    }

    static Frame ask(Terminal terminal, Frame request) throws IOException {
        Path folder = StartSettings.dataFolder();
        Optional<Frame> answer = ControlClient.ask(folder, request);
        if (answer.isPresent()) {
            return answer.get();
        }
        if (!request.words().getFirst().equals("apply") && !Files.exists(folder.resolve("site.db"))) {
            throw new CommandFault("no Dialtone has its data in " + folder.toAbsolutePath() + "; set DIALTONE_DATA to the box's data folder");
        }
        try (DataFolder held = DataFolder.open(folder)) {
            Preflight.database(held.path());
            new SchemaCopies(held.path()).keep();
            QUIET.forEach(System::setProperty);
            return OfflineApplication.answer(terminal, request);
        }
    }
}
