package org.dialtone.boot;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteFiles;
import org.dialtone.app.StartupFault;
import org.dialtone.cli.SiteText;
import org.dialtone.site.EditRefusal;
import org.dialtone.site.Review;
import org.dialtone.site.model.NamedChange;
import org.dialtone.store.backup.Restored;
import org.jboss.logging.Logger;

/** The site file of {@code dialtone.site}: applied at the start, and else a trouble that health tells. */
final class SiteFile {

    private static final Logger LOG = Logger.getLogger(SiteFile.class);
    private static final int SHOWN = 5;

    private final Path data;
    private final Optional<Path> path;
    private final boolean shared;
    private final SiteBook site;
    private final SiteFiles files;
    private volatile Map<String, String> trouble = Map.of();

    /**
     * @param data the data folder
     * @param path   the file; empty: none is set
     * @param shared whether other machines, each with a file of its own, serve the same site in turn
     */
    SiteFile(Path data, Optional<Path> path, boolean shared, SiteBook site, SiteFiles files) {
        this.data = data;
        this.path = path;
        this.shared = shared;
        this.site = site;
        this.files = files;
    }

    /**
     * Applies the file where its content is new. A faulty one ends a first start; later the last good site stays in
     * force. One that would undo what was changed otherwise is not applied.
     */
    void apply() {
        if (Restored.isMarked(data)) {
            path.ifPresent(this::leaveOut);
            Restored.unmark(data);
        } else {
            path.ifPresent(this::apply);
        }
    }

    /** A restored site stays as it was saved; the file counts as applied until it changes. */
    private void leaveOut(Path file) {
        files.regardAsApplied(file);
        LOG.warnf("the box was restored from a backup: %s is not applied until it changes", file);
    }

    /** A machine whose copy of the file is older than another's would take the site back whenever it serves. */
    private void apply(Path file) {
        if (shared && files.isFormer(file)) {
            String says =
                    file + " is not applied, the site stays as it is: its content was in force before, and the site"
                            + " went on since, perhaps by another machine's newer copy. Copy that one here, or put this one in"
                            + " force with dialtone apply --force";
            LOG.warn(says);
            trouble = Map.of("not applied", says);
            return;
        }
        boolean first = site.isEmpty();
        Review review = files.applyFrom(file);
        if (review.fault().isPresent()) {
            refuse(file, first, SiteText.lines(file.toString(), review.findings()));
        }
        review.refused().ifPresent(refusal -> {
            String says = words(file, refusal);
            LOG.error(says);
            trouble = Map.of("not applied", says);
        });
    }

    private void refuse(Path file, boolean first, String faults) {
        if (first) {
            throw new StartupFault(faults);
        }
        LOG.errorf("%s has faults, the last good site goes on:%n%s", file, faults);
        trouble = Map.of("refused", faults);
    }

    private static String words(Path file, EditRefusal refusal) {
        String why = switch (refusal) {
            case EditRefusal.Removal removal -> removal.says();
            case EditRefusal.Stale stale -> "the site was changed otherwise" + since(stale);
        };
        String force = refusal instanceof EditRefusal.Removal ? "--allow-removal" : "--force";
        return file + " is not applied, the site stays as it is: " + why
                + ". Put the file in force with dialtone apply " + force
                + ", or take the present site into it with dialtone export";
    }

    private static String since(EditRefusal.Stale stale) {
        String first =
                stale.changes().stream().limit(SHOWN).map(NamedChange::says).collect(Collectors.joining("; "));
        int more = stale.changes().size() - SHOWN;
        return " since" + (first.isEmpty() ? "" : ": " + first) + (more > 0 ? "; and " + more + " more" : "");
    }

    /** Why the file isn't in force, by the kind of trouble; empty where it is, or none is set. */
    Map<String, String> trouble() {
        boolean over = !trouble.isEmpty() && path.filter(files::holds).isPresent();
        return over ? Map.of() : trouble;
    }
}
