package org.dialtone.store.site;

import io.quarkus.panache.common.Page;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.Revision;
import org.dialtone.site.file.DeltaText;
import org.dialtone.site.model.NamedChange;
import org.dialtone.site.model.Site;

/** Reads the history as the tables have it; call within a transaction. */
final class RevisionRows {

    private RevisionRows() {}

    static Optional<RevisionRow> newest() {
        return RevisionRow.<RevisionRow>find("order by number desc")
                .page(Page.ofSize(1))
                .firstResultOptional();
    }

    /** 0: there is none. */
    static long newestNumber() {
        return orNone(RevisionRow.getEntityManager()
                .createQuery("select max(number) from RevisionRow", Long.class)
                .getSingleResult());
    }

    /** The last revision up to this one that has the whole site; 0: there is none. */
    static long snapshotBefore(long number) {
        return orNone(RevisionRow.getEntityManager()
                .createQuery(
                        "select max(number) from RevisionRow where hasSnapshot = true and number <= ?1", Long.class)
                .setParameter(1, number)
                .getSingleResult());
    }

    /** The bytes of all revisions. */
    static long size() {
        return orNone(RevisionRow.getEntityManager()
                .createQuery("select sum(sizeBytes) from RevisionRow", Long.class)
                .getSingleResult());
    }

    private static long orNone(Long found) {
        return found == null ? 0 : found;
    }

    /** The newest revisions below a number, without those that a later one stands for. */
    static List<RevisionRow> list(long below, int most) {
        return RevisionRow.<RevisionRow>find("folded = false and number < ?1 order by number desc", below)
                .page(Page.ofSize(most))
                .list();
    }

    /** The first changes of a revision, and of those that it stands for. */
    static List<NamedChange> changes(RevisionRow row) {
        return RevisionChange.<RevisionChange>find(
                        "revision > ?1 and revision <= ?2 order by id", row.previous, row.number)
                .page(Page.ofSize(Revision.MOST_CHANGES))
                .list()
                .stream()
                .map(RevisionChange::change)
                .toList();
    }

    /** The site at a revision, without its secrets: the last whole one before, and each step from there. */
    static Site site(long number) {
        long snapshot = snapshotBefore(number);
        RevisionContent first = RevisionContent.findById(snapshot);
        Site site = DeltaText.document(RevisionContent.text(first.snapshot));
        List<RevisionContent> steps =
                RevisionContent.list("number > ?1 and number <= ?2 order by number", snapshot, number);
        for (RevisionContent step : steps) {
            site = DeltaText.read(RevisionContent.text(step.delta)).apply(site);
        }
        return site;
    }
}
