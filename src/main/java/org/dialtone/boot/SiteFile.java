package org.dialtone.boot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.Said;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteFiles;
import org.dialtone.app.StartupFault;
import org.dialtone.cli.SiteText;
import org.dialtone.site.EditRefusal;
import org.dialtone.site.Review;
import org.dialtone.site.file.Finding;
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
    private volatile Map<String, Object> trouble = Map.of();

    /**
     * @param data   the data folder
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
            Said why = Said.of("site.former", file);
            LOG.warn(why.says());
            trouble = Map.of("not applied", why);
            return;
        }
        boolean first = site.isEmpty();
        Review review = files.applyFrom(file);
        if (review.fault().isPresent()) {
            refuse(file, first, review.findings());
        }
        review.refused().ifPresent(refusal -> refuse(said(file, refusal)));
    }

    private void refuse(Path file, boolean first, List<Finding> findings) {
        String faults = SiteText.lines(file.toString(), findings);
        if (first) {
            throw new StartupFault(faults);
        }
        LOG.errorf("%s has faults, the last good site goes on:%n%s", file, faults);
        trouble = Map.of(
                "refused", findings.stream().map(finding -> said(file, finding)).toList());
    }

    private void refuse(Said why) {
        LOG.error(why.says());
        trouble = Map.of("not applied", why);
    }

    private static Said said(Path file, Finding finding) {
        String where = file
                + (finding.line() == 0 ? "" : ":" + finding.line() + ":" + finding.column())
                + (finding.path().isEmpty() ? "" : ": " + finding.path());
        return Said.of("site.finding", where, finding.complaint(), new Said.Remedy(finding.complaint()));
    }

    private static Said said(Path file, EditRefusal refusal) {
        return switch (refusal) {
            case EditRefusal.Removal removal -> Said.of("site.kept", file, removal.complaint(), "--allow-removal");
            case EditRefusal.Stale stale -> Said.of("site.kept", file, since(stale.changes()), "--force");
            case EditRefusal.Forbidden forbidden -> throw new IllegalStateException(forbidden.says());
        };
    }

    private static Said since(List<NamedChange> changes) {
        List<NamedChange> first = changes.stream().limit(SHOWN).toList();
        if (first.isEmpty()) {
            return Said.of("site.stale");
        }
        int more = changes.size() - first.size();
        return more == 0 ? Said.of("site.staleBy", first) : Said.of("site.staleByMore", first, more);
    }

    /** Why the file isn't in force, by the kind of trouble; empty where it is, or none is set. */
    Map<String, Object> trouble() {
        boolean over = !trouble.isEmpty() && path.filter(files::holds).isPresent();
        return over ? Map.of() : trouble;
    }
}
