package org.dialtone.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.LeaseFileReview;
import org.dialtone.app.LeaseNotStored;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.dhcp.leasefile.LeaseFile;

/** Carries out {@code import --leases}, in the running box and without one. */
public class LeaseFileControl {

    static final String WORD = "import-leases";

    private final LeaseControl leases;
    private final Audit audit;

    public LeaseFileControl(LeaseControl leases, Audit audit) {
        this.leases = leases;
        this.audit = audit;
    }

    /** The commands by name; as those of {@link SiteControl}. */
    public Map<String, ControlHandler> handlers() {
        return Map.of(WORD, this::take);
    }

    /** Arguments: the file's name, and {@code dry-run} where nothing shall change. */
    private Answer take(List<String> arguments, String text) {
        String file = SiteControl.text(arguments.getFirst());
        boolean dryRun = arguments.contains("dry-run");
        Optional<LeaseFile> read = LeaseFile.read(text);
        if (read.isEmpty()) {
            return new Answer(1, file + " is no lease file of Kea (memfile), ISC dhcpd or dnsmasq\n");
        }
        LeaseFileReview outcome;
        try {
            outcome = leases.take(read.get(), dryRun);
        } catch (LeaseNotStored e) {
            return new Answer(1, e.says() + "\n");
        }
        if (!dryRun) {
            audit.note(Actor.command("import"), AuditAct.LEASES_IMPORTED, file, null, outcome.sum());
        }
        String rows = outcome.rows().stream()
                .map(row -> file + ":" + row.line() + ": " + row + "\n")
                .collect(Collectors.joining());
        return new Answer(0, rows + outcome.sum() + (dryRun ? "; nothing was changed yet\n" : "\n"));
    }
}
