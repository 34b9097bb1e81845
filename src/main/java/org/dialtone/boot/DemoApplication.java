package org.dialtone.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dialtone.app.Actor;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.cli.CommandFault;
import org.dialtone.cli.SiteText;
import org.dialtone.cli.Terminal;
import org.dialtone.net.Ip4;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.simulate.BootSummary;
import org.dialtone.simulate.PhoneTable;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.Simulation;
import org.dialtone.site.Review;

/** After the start: applies the demo site, boots its phones and a stranger, and goes on serving. */
public class DemoApplication implements QuarkusApplication {

    private static final String SITE = "/demo-site.yaml";
    private static final Ip4 RELAY = Ip4.of("127.66.0.2");

    private final SiteBook site;
    private final Settings settings;
    private final Terminal terminal = Terminal.ofProcess();

    @Inject
    DemoApplication(SiteBook site, Settings settings) {
        this.site = site;
        this.settings = settings;
    }

    @Override
    public int run(String... arguments) throws IOException, InterruptedException {
        if (site.plans().provision().phones().isEmpty()) {
            applyDemoSite();
        }
        try (Simulation simulation = new Simulation(setup())) {
            PhoneTable table = new PhoneTable(terminal::say);
            BootSummary tally = simulation.boot(roster(), table::row);
            terminal.say("\n" + tally.summary() + "\n" + welcome());
            Thread.ofVirtual().name("demo").start(() -> hold(simulation, table));
            Quarkus.waitForExit();
        }
        return 0;
    }

    private void applyDemoSite() throws IOException {
        try (InputStream in = DemoApplication.class.getResourceAsStream(SITE)) {
            Review review = site.apply(Actor.box("demo"), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (!review.ok()) {
                throw new CommandFault(SiteText.lines("demo-site.yaml", review.findings()));
            }
        }
    }

    private Roster roster() {
        Roster roster = new Roster();
        site.plans().provision().phones().values().stream()
                .distinct()
                .sorted((one, other) -> one.mac().compareTo(other.mac()))
                .forEach(phone -> add(roster, phone));
        return roster.strangers(1, "yealink");
    }

    private static void add(Roster roster, ProvisionPlan.Phone phone) {
        roster.add(phone.mac(), phone.vendor(), phone.model());
    }

    private Simulation.Setup setup() {
        String address = settings.dhcp().address().equals("0.0.0.0")
                ? "127.66.0.1"
                : settings.dhcp().address();
        return new Simulation.Setup(
                new InetSocketAddress(address, settings.dhcp().port()), RELAY, 3, Duration.ofSeconds(4));
    }

    private String welcome() throws IOException {
        Path first = settings.data().resolve("first-password");
        String scheme = settings.console().plainHttp() ? "http" : "https";
        int port = settings.console().plainHttp()
                ? settings.http().port()
                : settings.https().port();
        String password = Files.exists(first) ? Files.readString(first).strip() : "the one that you set";
        return """
                Console:   %s://%s:%d/console/
                User:      admin
                Password:  %s

                The last phone is unknown to the site on purpose: its page says why it is stuck.
                Serving until Ctrl-C.
                """.formatted(
                        scheme,
                        settings.http().host().equals("0.0.0.0")
                                ? "127.0.0.1"
                                : settings.http().host(),
                        port,
                        password);
    }

    private static void hold(Simulation simulation, PhoneTable table) {
        try {
            simulation.hold(table::row);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
