package org.dialtone.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dialtone.app.Revision.AppliedFile;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.model.NamedChange;
import org.dialtone.site.model.Site;

/** Keeps a site and its history as long as the test runs. */
public final class MemoryRevisions implements SiteRevisions {

    private static final long TOGETHER = 600_000;

    private final TreeMap<Long, Revision> listed = new TreeMap<>();
    private final TreeMap<Long, Revision> all = new TreeMap<>();
    private final Map<Long, Site> documents = new HashMap<>();
    private final Map<Long, String> files = new HashMap<>();
    private final Map<String, String> last = new HashMap<>();
    private FormerFolder former;
    private final Map<String, Applied> applied = new HashMap<>();

    @Override
    public Optional<Revision> latest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.lastEntry().getValue());
    }

    @Override
    public Revision store(RevisionDraft draft) {
        Revision before = latest().orElse(null);
        long number = before == null ? 1 : before.number() + 1;
        List<NamedChange> changes = new ArrayList<>(draft.changes());
        int count = changes.size();
        if (before != null && follows(before, draft)) {
            changes.addAll(0, before.changes());
            count += before.count();
            listed.remove(before.number());
        }
        Revision revision = new Revision(
                number,
                draft.at(),
                draft.who(),
                draft.act(),
                List.copyOf(changes.subList(0, Math.min(changes.size(), Revision.MOST_CHANGES))),
                count,
                draft.file());
        listed.put(number, revision);
        all.put(number, revision);
        documents.put(number, draft.after());
        keepSecrets(draft);
        former = draft.former() == null ? former : draft.former();
        if (draft.file() != null) {
            files.put(number, draft.text());
            storeApplied(draft.file());
        }
        return revision;
    }

    private void keepSecrets(RevisionDraft draft) {
        Map<String, String> now = SiteSecrets.of(draft.after());
        last.keySet()
                .removeIf(owner ->
                        SiteSecrets.besideOld(owner).filter(now::containsKey).isPresent());
        last.putAll(now);
    }

    private static boolean follows(Revision before, RevisionDraft draft) {
        return draft.who().kind() == Actor.Kind.BOX
                && before.who().equals(draft.who())
                && before.act().equals(draft.act())
                && draft.at().toEpochMilli() - before.at().toEpochMilli() < TOGETHER;
    }

    @Override
    public List<Revision> list(long below, int most) {
        return listed.headMap(below, false).descendingMap().values().stream()
                .limit(most)
                .toList();
    }

    @Override
    public long count() {
        return listed.size();
    }

    @Override
    public Optional<Revision> find(long number) {
        return Optional.ofNullable(all.get(number));
    }

    @Override
    public Optional<Site> at(long number) {
        return Optional.ofNullable(documents.get(number));
    }

    @Override
    public Optional<String> file(long number) {
        return Optional.ofNullable(files.get(number));
    }

    @Override
    public Map<String, String> secrets(Collection<String> owners) {
        Map<String, String> found = new HashMap<>(last);
        found.keySet().retainAll(owners);
        return found;
    }

    @Override
    public void storeSecrets(Map<String, String> byOwner) {
        byOwner.forEach((owner, secret) -> {
            if (secret == null) {
                last.remove(owner);
            } else {
                last.put(owner, secret);
            }
        });
        long number = all.lastKey();
        Map<String, String> now = new HashMap<>(SiteSecrets.of(documents.get(number)));
        byOwner.forEach((owner, secret) -> {
            if (secret == null) {
                now.remove(owner);
            } else {
                now.put(owner, secret);
            }
        });
        documents.put(number, SiteSecrets.with(documents.get(number), now));
    }

    @Override
    public Optional<FormerFolder> former() {
        return Optional.ofNullable(former);
    }

    @Override
    public void storeFormer(FormerFolder folder) {
        former = folder;
    }

    @Override
    public boolean isKnown(String digest) {
        return all.values().stream()
                .anyMatch(each -> each.file() != null && each.file().digest().equals(digest));
    }

    @Override
    public Optional<Applied> applied(String path) {
        return Optional.ofNullable(applied.get(path));
    }

    @Override
    public void storeApplied(AppliedFile file) {
        if (file.path() != null) {
            applied.put(file.path(), new Applied(file, all.lastKey()));
        }
    }
}
