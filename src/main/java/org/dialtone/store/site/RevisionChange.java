package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.dialtone.app.Revision;
import org.dialtone.site.model.NamedChange;

/** One named change of a revision; a revision keeps its first ones. */
@Entity
@Table(name = "revision_change")
public class RevisionChange extends PanacheEntityBase {

    private static final int LONGEST = 8_000;

    /** Rises with the revision, and within it in the order of the changes. */
    @Id
    public long id;

    public long revision;

    @Enumerated(EnumType.STRING)
    public NamedChange.Kind kind;

    public String object;

    public String field;

    @Column(name = "before_text")
    public String before;

    @Column(name = "after_text")
    public String after;

    static RevisionChange of(long revision, int place, NamedChange change) {
        RevisionChange row = new RevisionChange();
        row.id = revision * Revision.MOST_CHANGES + place;
        row.revision = revision;
        row.kind = change.kind();
        row.object = change.object();
        row.field = change.field();
        row.before = bounded(change.before());
        row.after = bounded(change.after());
        return row;
    }

    NamedChange change() {
        return new NamedChange(kind, object, field, before, after);
    }

    private static String bounded(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
