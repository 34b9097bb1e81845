package org.dialtone.web.console.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dialtone.app.Actor;
import org.dialtone.app.AuditAct;
import org.dialtone.app.AuditEntry;
import org.dialtone.app.Slice;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.console.page.SiteTime;

/**
 * One page of the audit log as a reader sees it.
 *
 * @param act   the act that is looked for; empty: all
 */
public record AuditTable(String who, String act, String query, List<Act> acts, List<AuditLine> rows, Pager pager) {

    /** An act that can be looked for. */
    public record Act(String word, String says, boolean chosen) {}

    /**
     * One act.
     *
     * @param way    how the actor came, in words
     * @param change the state before and after, or what is known of them
     */
    public record AuditLine(Moment at, String who, String way, String says, String subject, LongText change) {}

    static AuditTable of(Slice<AuditEntry> found, String who, String act, String query, int page, SiteTime clock) {
        return new AuditTable(
                who,
                act,
                query,
                Arrays.stream(AuditAct.values())
                        .map(each -> new Act(
                                each.word(),
                                says(each, clock.words()),
                                each.word().equals(act)))
                        .toList(),
                found.items().stream().map(entry -> row(entry, clock)).toList(),
                new Pager("/console/audit?" + where(who, act, query), "page", page, Pager.ROWS, found.total()));
    }

    private static AuditLine row(AuditEntry entry, SiteTime clock) {
        return new AuditLine(
                clock.show(entry.at()),
                entry.actor().name(),
                way(entry.actor(), clock.words()),
                says(entry.act(), clock.words()),
                entry.subject(),
                LongText.of(change(entry.before(), entry.after(), clock.words())));
    }

    private static String change(String before, String after, Words words) {
        if (before == null || before.isEmpty()) {
            return after == null ? "" : after;
        }
        return before + " -> " + (after == null ? words.say("word.none") : after);
    }

    private static String says(AuditAct act, Words words) {
        return words.say("audit.act." + act.word());
    }

    private static String way(Actor actor, Words words) {
        String way = words.say("audit.way." + actor.kind().name().toLowerCase(Locale.ROOT));
        return actor.from() == null ? way : words.say("audit.way.from", way, actor.from());
    }

    /** The number of all entries that fit. */
    public int total() {
        return Math.toIntExact(pager.total());
    }

    /** The filters as a query, for other forms of the same list. */
    public String where() {
        return where(who, act, query);
    }

    private static String where(String who, String act, String query) {
        return "who=" + encoded(who) + "&act=" + encoded(act) + "&q=" + encoded(query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
