package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.AuditEntry;

/** An entry of the audit log. */
@Entity
@Table(name = "audit")
public class AuditRow extends PanacheEntityBase {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 64;
    /** What SQLite takes for a row and its index beside the texts, about. */
    private static final int OVERHEAD = 64;

    /** Counts up from 1; the box gives it, because databases number rows each in their own way. */
    @Id
    public long id;

    /** When the act was done, in milliseconds since 1970. */
    public long millis;

    /** An {@link Actor.Kind}, by name. */
    public String kind;

    public String who;

    /** Where the request came from; null: from the box itself. */
    public String address;

    /** An {@link AuditAct}, by name. */
    public String act;

    public String subject;

    public String was;

    public String became;

    /** What this row counts for in the bound of the log. */
    public int bytes;

    static AuditRow of(long id, AuditEntry entry) {
        AuditRow row = new AuditRow();
        row.id = id;
        row.millis = entry.at().toEpochMilli();
        row.kind = entry.actor().kind().name();
        row.who = cut(entry.actor().name(), LONGEST_NAME);
        row.address = cut(entry.actor().from(), LONGEST_ADDRESS);
        row.act = entry.act().name();
        row.subject = entry.subject();
        row.was = entry.before();
        row.became = entry.after();
        row.bytes = OVERHEAD + length(row.who) + length(row.subject) + length(row.was) + length(row.became);
        return row;
    }

    private static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    AuditEntry entry() {
        return new AuditEntry(
                Instant.ofEpochMilli(millis),
                new Actor(Actor.Kind.valueOf(kind), who, address),
                AuditAct.valueOf(act),
                subject,
                was,
                became);
    }

    /** The rows that fit, newest first. */
    static PanacheQuery<AuditRow> fitting(Audit.Filter filter) {
        List<String> parts = new ArrayList<>(List.of("id > 0"));
        Map<String, Object> values = new HashMap<>();
        with(parts, values, "lower(who) like :who escape '!'", "who", like(filter.who()));
        with(
                parts,
                values,
                "act = :act",
                "act",
                filter.act() == null ? null : filter.act().name());
        with(parts, values, "millis >= :since", "since", millis(filter.since()));
        with(parts, values, "millis < :until", "until", millis(filter.until()));
        with(
                parts,
                values,
                "(lower(subject) like :text escape '!' or lower(was) like :text escape '!' or lower(became) like :text escape '!')",
                "text",
                like(filter.text()));
        return find(String.join(" and ", parts) + " order by id desc", values);
    }

    private static void with(List<String> parts, Map<String, Object> values, String part, String name, Object value) {
        if (value != null) {
            parts.add(part);
            values.put(name, value);
        }
    }

    private static Long millis(Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static String like(String part) {
        return part == null || part.isBlank()
                ? null
                : "%" + part.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
