package org.dialtone.boot;

import io.quarkus.runtime.ImageMode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dialtone.app.Release;
import org.dialtone.app.Settings;
import org.dialtone.cli.BoxProcess;
import org.dialtone.cli.StartSettings;
import org.dialtone.cli.Terminal;
import org.dialtone.cli.control.Frame;
import org.dialtone.dhcp.DhcpOffer;
import org.dialtone.socket.dhcp.DhcpProbe;
import org.dialtone.store.DataFolder;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.DecidedChange;
import org.dialtone.store.LibraryFolder;
import org.dialtone.store.SchemaAge;
import org.dialtone.store.SchemaCopies;

/** The box on Quarkus, in this process, under the lock of its data folder. */
public final class QuarkusProcess implements BoxProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final String FLYWAY = "quarkus.flyway.active";
    private static final String NETTY_LIBRARY = "io.netty.native.workdir";

    /** Logs only warnings, and not into the command's output. */
    private static final Map<String, String> QUIET = Map.of(
            "dialtone.offline", "true",
            "quarkus.http.host-enabled", "false",
            "quarkus.banner.enabled", "false",
            "quarkus.log.level", "WARN",
            "quarkus.log.console.stderr", "true");

    @Override
    public int serve(Settings settings, Terminal terminal) {
        return Launch.again(served(settings, terminal), terminal);
    }

    private static int served(Settings settings, Terminal terminal) {
        try (DataFolder folder = open(settings.data())) {
            makeFile(folder, settings);
            SchemaCopies copies = new SchemaCopies(folder.path());
            copies.goBack();
            copies.keep();
            DecidedStart.carryOut(settings);
            new Preflight(settings).check();
            spareFlyway(folder.path());
            return Launch.quarkus(null, terminal);
        }
    }

    @Override
    public int demo(Settings settings, Terminal terminal) {
        System.setProperty("quarkus.log.console.level", "WARN");
        // Netty warns that a socket of one address hears no broadcasts: the demo's clients are relayed.
        System.setProperty("quarkus.log.category.\"io.netty\".level", "ERROR");
        return Launch.again(demonstrated(settings, terminal), terminal);
    }

    private static int demonstrated(Settings settings, Terminal terminal) {
        try (DataFolder folder = open(settings.data())) {
            makeFile(folder, settings);
            new Preflight(settings).check();
            terminal.say("Dialtone " + Release.read().says() + " starts on loopback.");
            return Launch.quarkus(DemoApplication.class, terminal);
        }
    }

    @Override
    public Frame answer(Frame request, Terminal terminal) throws IOException {
        Path folder = StartSettings.dataFolder();
        try (DataFolder held = open(folder)) {
            DecidedChange.require(held.path());
            Preflight.database(StartSettings.read());
            new SchemaCopies(held.path()).keep();
            spareFlyway(held.path());
            QUIET.forEach(System::setProperty);
            return OfflineApplication.answer(terminal, request);
        }
    }

    private static DataFolder open(Path data) {
        DataFolder folder = DataFolder.open(data);
        tellNetty(folder.path());
        return folder;
    }

    private static void makeFile(DataFolder folder, Settings settings) {
        if (DatabaseSetting.read(settings).isEmpty()) {
            folder.file("site.db");
        }
    }

    private static void spareFlyway(Path data) {
        if (SchemaAge.isReached(data)) {
            System.setProperty(FLYWAY, "false");
        }
    }

    /** Netty's own choice is the folder for temporary files. */
    private static void tellNetty(Path data) {
        LibraryFolder.find(data).ifPresent(folder -> System.setProperty(NETTY_LIBRARY, folder.toString()));
    }

    @Override
    public List<DhcpOffer> probe(String interfaceName) {
        // Set as Quarkus sets it, because Quarkus hasn't started here and Java 25 would warn of Netty on the person's
        // terminal. In a native image the build has settled how Netty frees memory, and Netty fails if it is told
        // otherwise.
        if (!ImageMode.current().isNativeImage()) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
        tellNetty(StartSettings.dataFolder());
        return new DhcpProbe(new SecureRandom()).probe(interfaceName, PATIENCE);
    }
}
