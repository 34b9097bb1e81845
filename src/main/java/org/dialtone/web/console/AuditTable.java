package org.dialtone.web.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.dialtone.app.Actor;
import org.dialtone.app.AuditAct;
import org.dialtone.app.AuditEntry;
import org.dialtone.app.Slice;

/**
 * One page of the audit log as a reader sees it.
 *
 * @param act   the act that is looked for; empty: all
 * @param page  from 1
 * @param pages the number of pages, at least 1
 */
public record AuditTable(
        String who, String act, String query, List<Act> acts, List<AuditLine> rows, long total, int page, long pages) {

    static final int ROWS = 100;

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
                        .map(each ->
                                new Act(each.word(), each.says(), each.word().equals(act)))
                        .toList(),
                found.items().stream().map(entry -> row(entry, clock)).toList(),
                found.total(),
                page,
                Math.max(1, (found.total() + ROWS - 1) / ROWS));
    }

    private static AuditLine row(AuditEntry entry, SiteTime clock) {
        return new AuditLine(
                clock.show(entry.at()),
                entry.actor().name(),
                way(entry.actor()),
                entry.act().says(),
                entry.subject(),
                LongText.of(change(entry.before(), entry.after())));
    }

    private static String change(String before, String after) {
        if (before == null || before.isEmpty()) {
            return after == null ? "" : after;
        }
        return before + " -> " + (after == null ? "none" : after);
    }

    private static String way(Actor actor) {
        String from = actor.from() == null ? "" : " from " + actor.from();
        return switch (actor.kind()) {
            case CONSOLE -> "console" + from;
            case API -> "API" + from;
            case TOKEN -> "token" + from;
            case COMMAND -> "command line";
            case SCREEN -> "screen of the box";
            case FILE -> "site file";
            case BOX -> "the box itself";
        };
    }

    public boolean isFirst() {
        return page <= 1;
    }

    public boolean isLast() {
        return page >= pages;
    }

    public int newer() {
        return page - 1;
    }

    public int older() {
        return page + 1;
    }

    /** The filters as a query, for links to other pages. */
    public String where() {
        return "who=" + encoded(who) + "&act=" + encoded(act) + "&q=" + encoded(query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
