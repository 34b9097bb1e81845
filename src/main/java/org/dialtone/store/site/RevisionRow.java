package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.dialtone.app.Actor;
import org.dialtone.app.Revision;
import org.dialtone.app.Revision.AppliedFile;
import org.dialtone.app.RevisionDraft;
import org.dialtone.net.BoxClock;
import org.dialtone.site.model.NamedChange;

/** One revision, without its content. */
@Entity
@Table(name = "revision")
public class RevisionRow extends PanacheEntityBase {

    @Id
    public long number;

    /** The revision before it in lists. */
    public long previous;

    /** Whether a later revision stands for it in lists. */
    public boolean folded;

    /** Milliseconds since 1970. */
    public long made;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_kind")
    public Actor.Kind actorKind;

    @Column(name = "actor_name")
    public String actorName;

    @Column(name = "actor_address")
    public String actorAddress;

    public String act;

    /** All changes since {@link #previous}, of which {@link RevisionChange} has the first. */
    @Column(name = "change_count")
    public int changeCount;

    @Column(name = "file_path")
    public String filePath;

    @Column(name = "file_digest")
    public String fileDigest;

    @Column(name = "has_snapshot")
    public boolean hasSnapshot;

    /** The bytes of its content. */
    @Column(name = "size_bytes")
    public long sizeBytes;

    static RevisionRow of(long number, long previous, RevisionDraft draft) {
        RevisionRow row = new RevisionRow();
        row.number = number;
        row.previous = previous;
        row.made = draft.at().toEpochMilli();
        row.actorKind = draft.who().kind();
        row.actorName = draft.who().name();
        row.actorAddress = draft.who().from();
        row.act = draft.act();
        row.changeCount = draft.changes().size();
        row.filePath = draft.file() == null ? null : draft.file().path();
        row.fileDigest = draft.file() == null ? null : draft.file().digest();
        return row;
    }

    /** What the row says, in the time of the box. */
    Revision revision(List<NamedChange> changes, BoxClock clock) {
        return new Revision(
                number,
                clock.meant(Instant.ofEpochMilli(made)),
                new Actor(actorKind, actorName, actorAddress),
                act,
                changes,
                changeCount,
                fileDigest == null ? null : new AppliedFile(filePath, fileDigest));
    }
}
