package org.dialtone.store.site;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.dialtone.app.Actor;
import org.dialtone.app.PresentSite;
import org.dialtone.app.Revision;
import org.dialtone.app.Revision.AppliedFile;
import org.dialtone.app.RevisionDraft;
import org.dialtone.app.SiteRevisions;
import org.dialtone.app.SiteSecrets;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.BoxClock;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.EditFault;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.NamedChange;
import org.dialtone.site.model.Site;

/**
 * Keeps the revisions in {@code site.db}: for each the way from the one before, and the whole site now and then. Safe to
 * use from any thread that may wait.
 */
public final class PanacheRevisions implements SiteRevisions {

    /** The time within which the box's adoptions share a revision in lists. */
    private static final Duration TOGETHER = Duration.ofMinutes(10);
    /** The most steps from a whole site to a revision, each some milliseconds. */
    private static final int MOST_STEPS = 100;
    /** The last revisions, which edits are compared with; sites that follow each other share most of their records. */
    private static final int MOST_RECENT = 16;

    /** What is said of the revision that stands for a site that was put back. */
    private static final String PUT_BACK = "put back";

    private final StoredSecrets secrets;
    private final RevisionNumbers numbers;
    private final long bound;
    private final BoxClock clock;
    private final Executor background;
    private final Map<Long, Site> recent = Collections.synchronizedMap(BoundedMap.byInsertion(MOST_RECENT));
    /** The present revision, or null. */
    private RevisionRow present;

    private long size;
    private int steps;
    private boolean snapshotDue;

    /**
     * Takes over the tables of schema 16 where they are still there. A site that was put back by a restore or by an
     * older version gets a number that this box never gave.
     *
     * @param data       the data folder
     * @param bound      the most bytes of history; the oldest revisions go, the present one stays
     * @param background writes a whole site now and then, which takes longer than an edit may
     */
    public PanacheRevisions(Path data, SecretBox box, long bound, BoxClock clock, Executor background) {
        numbers = new RevisionNumbers(data);
        this.bound = bound;
        this.clock = clock;
        this.background = background;
        secrets = new StoredSecrets(box);
        Optional<RevisionDraft> taken = change(() -> {
            load();
            Optional<RevisionDraft> old = RowTakeover.read(box, clock.instant()).filter(_ -> present == null);
            old.ifPresent(draft -> accept(write(draft, false)));
            return old;
        });
        taken.ifPresent(this::check);
        change(() -> {
            RowTakeover.drop();
            return null;
        });
        if (present != null && numbers.isPutBack(present.number, present.made)) {
            renumber();
        }
        if (present != null) {
            numbers.keep(present.number, present.made);
        }
    }

    /** The newest site as it is stored, for a process that isn't active, and so may change nothing. */
    public static Optional<PresentSite> newest(SecretBox box) {
        StoredSecrets secrets = new StoredSecrets(box);
        return call(() -> RevisionRows.newest()
                .map(row -> new PresentSite(
                        SiteSecrets.with(RevisionRows.site(row.number), secrets.at(row.number)), row.number)));
    }

    private void renumber() {
        Site site = read(present.number).orElseThrow();
        RevisionDraft same = new RevisionDraft(
                clock.instant(), Actor.box("restore"), PUT_BACK, site, site, List.of(), null, null, null);
        accept(change(() -> write(told(same), false)));
    }

    /** Reads back what was taken over, before the tables that it came from go. */
    private void check(RevisionDraft taken) {
        boolean whole = at(present.number)
                .filter(site -> site.phones().size() == taken.after().phones().size()
                        && site.extensions().size()
                                == taken.after().extensions().size())
                .isPresent();
        if (!whole) {
            throw new IllegalStateException("the site of the version before can't be read back; its tables stay");
        }
    }

    private static <T> T change(Supplier<T> work) {
        return SiteWrites.call(work::get);
    }

    private static <T> T call(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }

    private void load() {
        secrets.load();
        RevisionRow newest = RevisionRows.newest().orElse(null);
        if (newest != null) {
            size = RevisionRows.size();
            steps = (int) (newest.number - RevisionRows.snapshotBefore(newest.number));
        }
        present = newest;
    }

    private long number() {
        return present == null ? 0 : present.number;
    }

    @Override
    public synchronized Optional<Revision> latest() {
        return call(() -> {
            if (RevisionRows.newestNumber() != number()) {
                reload();
            }
            return Optional.ofNullable(present).map(this::revision);
        });
    }

    /** The answer to a change got lost, or a server took over that lacks the last ones. */
    private void reload() {
        load();
        recent.clear();
        if (present != null) {
            numbers.keep(present.number, present.made);
        }
    }

    @Override
    public synchronized Revision store(RevisionDraft made) {
        RevisionDraft draft = told(made);
        boolean follows = present != null && follows(draft);
        Written written = SiteWrites.made(() -> write(draft, follows));
        accept(written);
        RevisionRow row = written.row();
        recent.put(row.number, draft.after());
        numbers.keep(row.number, row.made);
        if (!snapshotDue && (steps >= MOST_STEPS || size > bound)) {
            snapshotDue = true;
            background.execute(() -> keepWhole(written.row().number, draft.after()));
        }
        return written.revision();
    }

    /** The draft in wall time, but for the former folder's end: it lasts, and so lives by the time of the box. */
    private RevisionDraft told(RevisionDraft made) {
        return new RevisionDraft(
                clock.shown(made.at()),
                made.who(),
                made.act(),
                made.before(),
                made.after(),
                made.changes(),
                made.former(),
                made.file(),
                made.text());
    }

    private void keepWhole(long number, Site site) {
        try {
            byte[] snapshot = RevisionContent.compress(SiteWriter.write(site, false));
            keepWhole(number, snapshot);
        } finally {
            due(false);
        }
    }

    private synchronized void due(boolean is) {
        snapshotDue = is;
    }

    private synchronized void keepWhole(long number, byte[] snapshot) {
        change(() -> {
            RevisionRow.update(
                    "hasSnapshot = true, sizeBytes = sizeBytes + ?1 where number = ?2", (long) snapshot.length, number);
            return RevisionContent.update("snapshot = ?1 where number = ?2", snapshot, number);
        });
        size += snapshot.length;
        steps = (int) (present.number - number);
        dropOldest();
    }

    /** Rows that are written, and what they say. */
    private record Written(RevisionRow row, Revision revision) {}

    private Written write(RevisionDraft draft, boolean follows) {
        long newest = RevisionRows.newestNumber();
        if (newest != number()) {
            throw new EditFault(Flaw.SITE_OTHER_IN_DATABASE, newest, number());
        }
        RevisionRow row = RevisionRow.of(
                numbers.after(number()), present == null ? 0 : follows ? present.previous : present.number, draft);
        RevisionContent content = RevisionContent.of(row.number, draft);
        row.sizeBytes = content.size();
        row.hasSnapshot = content.snapshot != null;
        if (follows) {
            row.changeCount += present.changeCount;
            RevisionRow.update("folded = true where number = ?1", present.number);
        }
        insert(row, content, draft);
        return new Written(row, follows ? revision(row) : row.revision(first(draft.changes()), clock));
    }

    private void accept(Written written) {
        present = written.row();
        size += present.sizeBytes;
        steps = present.hasSnapshot ? 0 : steps + 1;
    }

    private boolean follows(RevisionDraft draft) {
        return draft.who().kind() == Actor.Kind.BOX
                && present.actorKind == Actor.Kind.BOX
                && draft.who().name().equals(present.actorName)
                && draft.act().equals(present.act)
                && draft.at().toEpochMilli() - present.made < TOGETHER.toMillis();
    }

    private void insert(RevisionRow row, RevisionContent content, RevisionDraft draft) {
        row.persist();
        content.persist();
        List<NamedChange> changes = first(draft.changes());
        for (int i = 0; i < changes.size(); i++) {
            RevisionChange.of(row.number, i, changes.get(i)).persist();
        }
        secrets.store(row.number, draft.before(), draft.after());
        if (draft.former() != null) {
            SiteStateRow.store(draft.former());
        }
        if (draft.file() != null && draft.file().path() != null) {
            AppliedFileRow.store(draft.file(), row.number);
        }
    }

    private static List<NamedChange> first(List<NamedChange> changes) {
        return changes.subList(0, Math.min(changes.size(), Revision.MOST_CHANGES));
    }

    /** Drops whole runs from one snapshot to the next, so that the oldest revision left is a snapshot. */
    private void dropOldest() {
        while (size > bound) {
            Optional<Long> keep = call(OldestRevisions::secondSnapshot);
            if (keep.isEmpty()) {
                return;
            }
            long oldest = keep.get();
            size -= change(() -> OldestRevisions.dropBefore(oldest, secrets));
            recent.keySet().removeIf(number -> number < oldest);
        }
    }

    private Revision revision(RevisionRow row) {
        return row.revision(RevisionRows.changes(row), clock);
    }

    @Override
    public List<Revision> list(long below, int most) {
        return call(() ->
                RevisionRows.list(below, most).stream().map(this::revision).toList());
    }

    @Override
    public long count() {
        return call(() -> RevisionRow.count("folded = false"));
    }

    @Override
    public Optional<Revision> find(long number) {
        return call(() -> RevisionRow.<RevisionRow>findByIdOptional(number).map(this::revision));
    }

    @Override
    public Optional<Site> at(long number) {
        return Optional.ofNullable(recent.get(number)).or(() -> read(number));
    }

    private Optional<Site> read(long number) {
        return call(() -> RevisionRow.findByIdOptional(number).isEmpty()
                ? Optional.empty()
                : Optional.of(SiteSecrets.with(RevisionRows.site(number), secrets.at(number))));
    }

    @Override
    public Optional<String> file(long number) {
        return call(() -> RevisionContent.<RevisionContent>findByIdOptional(number)
                .map(content -> content.file)
                .map(RevisionContent::text));
    }

    @Override
    public Map<String, String> secrets(Collection<String> owners) {
        return call(() -> secrets.last(owners));
    }

    @Override
    public synchronized void storeSecrets(Map<String, String> byOwner) {
        change(() -> {
            secrets.change(present.number, byOwner);
            return null;
        });
        recent.remove(present.number);
    }

    @Override
    public Optional<FormerFolder> former() {
        return call(() -> SiteStateRow.find().flatMap(SiteStateRow::former));
    }

    @Override
    public void storeFormer(FormerFolder former) {
        SiteWrites.make(() -> SiteStateRow.store(former));
    }

    @Override
    public Optional<Applied> applied(String path) {
        return call(() -> AppliedFileRow.find(path));
    }

    @Override
    public boolean isKnown(String digest) {
        return call(() -> RevisionRow.count("fileDigest", digest)) > 0;
    }

    @Override
    public synchronized void storeApplied(AppliedFile file) {
        SiteWrites.make(() -> AppliedFileRow.store(file, present.number));
    }
}
