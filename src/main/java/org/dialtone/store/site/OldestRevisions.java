package org.dialtone.store.site;

import io.quarkus.panache.common.Page;
import java.util.Optional;

/** Drops the revisions at the beginning of the history; call within a transaction. */
final class OldestRevisions {

    private OldestRevisions() {}

    /** The revision from which the history can be read without what is before; empty where all of it is needed. */
    static Optional<Long> secondSnapshot() {
        return RevisionRow.<RevisionRow>find("hasSnapshot = true order by number").page(Page.ofSize(2)).list().stream()
                .skip(1)
                .map(row -> row.number)
                .findFirst();
    }

    /** Returns the number of bytes that this frees. */
    static long dropBefore(long oldest, StoredSecrets secrets) {
        RevisionChange.delete("revision < ?1", oldest);
        RevisionContent.delete("number < ?1", oldest);
        secrets.dropBefore(oldest);
        Long freed = RevisionRow.getEntityManager()
                .createQuery("select sum(sizeBytes) from RevisionRow where number < ?1", Long.class)
                .setParameter(1, oldest)
                .getSingleResult();
        RevisionRow.delete("number < ?1", oldest);
        return freed == null ? 0 : freed;
    }
}
