package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.dialtone.app.call.CallQuery;
import org.dialtone.sip.Call;

/** A call. Times are in milliseconds since 1970. */
@Entity
@Table(name = "call_log")
public class CallEntity extends PanacheEntityBase {

    private static final String UPDATE =
            "answeredBy = ?2, answered = ?3, ended = ?4, ending = ?5, words = ?6 where id = ?1";

    @Id
    public Long id;

    public String caller;

    @Column(name = "caller_name")
    public String callerName;

    public String called;

    @Column(name = "answered_by")
    public String answeredBy;

    public long started;

    public Long answered;

    public Long ended;

    /** A {@link Call.End}; null while the call lives. */
    public String ending;

    /** The text that a search looks through, in lower case: not every database knows the cases of all letters. */
    public String words;

    /** Writes the call's present state; the first statement is a write, as {@link SiteWrites} wants it. */
    static void write(Call call) {
        String ending = call.end() == null ? null : call.end().name();
        int known = update(
                UPDATE,
                call.id(),
                call.answeredBy(),
                millis(call.answered()),
                millis(call.ended()),
                ending,
                CallQuery.words(call));
        if (known == 0) {
            of(call, ending).persist();
        }
    }

    private static CallEntity of(Call call, String ending) {
        CallEntity row = new CallEntity();
        row.id = call.id();
        row.caller = call.caller();
        row.callerName = call.callerName();
        row.called = call.called();
        row.answeredBy = call.answeredBy();
        row.started = call.started().toEpochMilli();
        row.answered = millis(call.answered());
        row.ended = millis(call.ended());
        row.ending = ending;
        row.words = CallQuery.words(call);
        return row;
    }

    Call call() {
        return new Call(
                id,
                caller,
                callerName,
                called,
                answeredBy,
                Instant.ofEpochMilli(started),
                instant(answered),
                instant(ended),
                Call.End.valueOf(ending));
    }

    private static Long millis(Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
