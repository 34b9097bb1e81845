package org.dialtone.cli;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.app.Actor;
import org.dialtone.app.ApplianceNetwork;
import org.dialtone.app.ApplyOptions;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.DhcpRecipes;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteFiles;
import org.dialtone.app.SiteHistory;
import org.dialtone.app.SiteTables;
import org.dialtone.app.Users;
import org.dialtone.app.certificate.GivenCertificate;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.cli.control.ControlServer;
import org.dialtone.net.BoxClock;
import org.dialtone.site.CsvReview;
import org.dialtone.site.Review;

/**
 * Carries out {@code apply}, {@code export}, {@code history}, {@code password}, {@code console}, {@code certificate}
 * and the end of {@code probe}, in the running box and without one.
 */
public class SiteControl {

    /** The word with which nothing changes. */
    static final String DRY = "dry-run";

    /** The word by which the appliance's screen tells itself from a command. */
    static final String SCREEN = "screen";

    private final SiteBook site;
    private final SiteFiles files;
    private final HistoryControl history;
    private final Users users;
    private final MachineInterfaces machine;
    private final NetworkControl network;
    private final ConsoleControl console;
    private final CertificateControl certificate;
    private final Audit audit;

    public SiteControl(
            SiteBook site,
            SiteFiles files,
            SiteHistory history,
            Users users,
            MachineInterfaces machine,
            ApplianceNetwork network,
            ConsoleAccess console,
            GivenCertificate certificates,
            Audit audit,
            BoxClock clock) {
        this.site = site;
        this.files = files;
        this.history = new HistoryControl(site, history, clock);
        this.users = users;
        this.machine = machine;
        this.network = new NetworkControl(network, audit);
        this.console = new ConsoleControl(console);
        this.certificate = new CertificateControl(certificates, audit);
        this.audit = audit;
    }

    private Answer recipes(List<String> arguments, String nothing) {
        String name = text(arguments.getFirst());
        return machine.find(name)
                .map(here -> new Answer(
                        0,
                        DhcpRecipes.of(site.plans(), here.address(), here.subnet())
                                .text()))
                .orElseGet(() -> new Answer(1, "network interface " + name + " has no IPv4 address"));
    }

    /** The commands by name; for {@link ControlServer#open}. */
    public Map<String, ControlHandler> handlers() {
        Map<String, ControlHandler> handlers = new HashMap<>(history.handlers());
        handlers.putAll(Map.<String, ControlHandler>of(
                "apply",
                this::apply,
                "export",
                this::export,
                "import",
                this::importTable,
                "export-table",
                this::exportTable,
                "import-phonebook",
                this::importPhonebook,
                "export-phonebook",
                this::exportPhonebook,
                "password",
                this::password,
                "recipes",
                this::recipes,
                "network",
                network));
        handlers.put("console", console);
        handlers.put("certificate", certificate);
        return Map.copyOf(handlers);
    }

    /** The appliance's screen says that it asks; everything else on the socket is a command. */
    static Actor actor(List<String> arguments, String command) {
        return arguments.contains(SCREEN) ? new Actor(Actor.Kind.SCREEN, command, null) : Actor.command(command);
    }

    private boolean secrets(List<String> arguments, String of) {
        boolean wanted = arguments.contains("secrets");
        if (wanted) {
            audit.note(Actor.command("export"), AuditAct.SECRETS_SHOWN, of, null, null);
        }
        return wanted;
    }

    /** Encodes any text as one word of the control socket. */
    static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String text(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }

    /** Arguments: the file's name as it was typed, its absolute path, {@code force}, {@code dry-run}, {@code allow-removal}. */
    private Answer apply(List<String> arguments, String yaml) {
        ApplyOptions options = ApplyOptions.USUAL
                .at(text(arguments.get(1)))
                .forced(arguments.contains("force"))
                .removing(arguments.contains("allow-removal"));
        String file = text(arguments.getFirst());
        return arguments.contains(DRY)
                ? AppliedText.checked(file, files.check(yaml, options))
                : AppliedText.of(file, "applied", files.apply(Actor.command("apply"), yaml, options));
    }

    private Answer export(List<String> arguments, String nothing) {
        return new Answer(0, files.export(secrets(arguments, "site file")));
    }

    /** Arguments: the file's name, and {@code dry-run} where nothing shall change. */
    private Answer importTable(List<String> arguments, String csv) {
        String file = text(arguments.getFirst());
        boolean dryRun = arguments.contains(DRY);
        CsvReview outcome = new SiteTables(site).take(Actor.command("import"), csv, dryRun);
        return imported(file, SiteText.rows(file, outcome.rows()), outcome.review(), dryRun);
    }

    private static Answer imported(String file, String rows, Review review, boolean dryRun) {
        String said = rows + SiteText.lines(file, review.findings());
        if (review.inDoubt()) {
            return new Answer(1, said);
        }
        return !review.ok()
                ? new Answer(1, said + file + " is not imported: nothing was changed\n")
                : new Answer(
                        0, said + file + (dryRun ? " can be imported: " : " is imported: ") + review.changes() + "\n");
    }

    /** Arguments as those of {@link #importTable}. */
    private Answer importPhonebook(List<String> arguments, String csv) {
        boolean dryRun = arguments.contains(DRY);
        return imported(
                text(arguments.getFirst()),
                "",
                new SiteTables(site).takePhonebook(Actor.command("import-phonebook"), csv, dryRun),
                dryRun);
    }

    private Answer exportPhonebook(List<String> arguments, String nothing) {
        return new Answer(0, new SiteTables(site).phonebook());
    }

    private Answer exportTable(List<String> arguments, String nothing) {
        return new Answer(0, new SiteTables(site).phones(secrets(arguments, "table of extensions and phones")));
    }

    private Answer password(List<String> arguments, String password) {
        String user = text(arguments.getFirst());
        try {
            users.setPassword(user, password, false);
            audit.note(actor(arguments, "password"), AuditAct.PASSWORD_CHANGED, user, null, null);
            return new Answer(0, "The password of " + user + " is changed.\n");
        } catch (IllegalArgumentException e) {
            return new Answer(1, e.getMessage());
        }
    }
}
