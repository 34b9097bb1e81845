package org.dialtone.store.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dialtone.app.SiteSecrets;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.site.model.Site;

/** The secrets of all revisions, sealed; call within a transaction. */
final class StoredSecrets {

    private static final int AT_ONCE = 500;

    private final SecretBox box;
    private long next;

    StoredSecrets(SecretBox box) {
        this.box = box;
    }

    /** Call once, before anything is stored. */
    void load() {
        Long last = SecretRow.getEntityManager()
                .createQuery("select max(id) from SecretRow", Long.class)
                .getSingleResult();
        next = last == null ? 1 : last + 1;
    }

    /** Stores what differs, and what goes. */
    void store(long revision, Site before, Site after) {
        Map<String, String> then = before == null ? Map.of() : SiteSecrets.of(before);
        Map<String, String> now = SiteSecrets.of(after);
        now.forEach((owner, secret) -> {
            if (!secret.equals(then.get(owner))) {
                insert(revision, owner, box.seal(secret, owner));
            }
        });
        then.keySet().stream()
                .filter(owner -> !now.containsKey(owner))
                .forEach(owner -> insert(revision, owner, gone(owner, now)));
    }

    /** An old password goes while its extension stays when the phones came to the new one. */
    private static String gone(String owner, Map<String, String> now) {
        return SiteSecrets.besideOld(owner).filter(now::containsKey).isPresent() ? SecretRow.FORGOTTEN : null;
    }

    private void insert(long revision, String owner, String sealed) {
        SecretRow row = new SecretRow();
        row.id = next++;
        row.owner = owner;
        row.since = revision;
        row.sealed = sealed;
        row.persist();
    }

    /** Changes secrets of a revision that is stored already. */
    void change(long revision, Map<String, String> byOwner) {
        byOwner.forEach((owner, secret) -> {
            String sealed = secret == null ? SecretRow.FORGOTTEN : box.seal(secret, owner);
            if (SecretRow.update("sealed = ?1 where owner = ?2 and since = ?3", sealed, owner, revision) == 0) {
                insert(revision, owner, sealed);
            }
        });
    }

    /** The secrets as they were at a revision. */
    Map<String, String> at(long revision) {
        List<SecretRow> rows = SecretRow.list(
                "from SecretRow s where s.since = (select max(n.since) from SecretRow n where n.owner = s.owner and n.since <= ?1)",
                revision);
        return open(rows);
    }

    /** The last secrets of these owners, whether or not their objects are still there. */
    Map<String, String> last(Collection<String> owners) {
        List<String> all = List.copyOf(owners);
        Map<String, SecretRow> last = new HashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<SecretRow> rows = SecretRow.list(
                    "owner in ?1 and sealed is not null order by since",
                    all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            rows.forEach(row -> last.put(row.owner, row));
        }
        return open(new ArrayList<>(last.values()));
    }

    private Map<String, String> open(List<SecretRow> rows) {
        Map<String, String> secrets = HashMap.newHashMap(rows.size());
        rows.stream()
                .filter(row -> !Objects.requireNonNullElse(row.sealed, SecretRow.FORGOTTEN)
                        .isEmpty())
                .forEach(row -> secrets.put(row.owner, box.open(row.sealed, row.owner)));
        return secrets;
    }

    /** Deletes what no revision from this one on needs. */
    void dropBefore(long oldest) {
        SecretRow.delete(
                "delete from SecretRow s where s.since < ?1 and exists (select n.id from SecretRow n where n.owner = s.owner and n.since > s.since and n.since <= ?1)",
                oldest);
        SecretRow.delete("sealed is null and since <= ?1", oldest);
    }
}
