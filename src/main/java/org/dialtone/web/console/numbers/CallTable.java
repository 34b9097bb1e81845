package org.dialtone.web.console.numbers;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dialtone.app.Slice;
import org.dialtone.sip.Call;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Choices;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.console.page.SiteTime;

/**
 * The calls as one reader sees them.
 *
 * @param live   the calls in progress of this page, oldest first
 * @param ended  the ended calls of this page
 * @param now    the pages of calls in progress
 * @param pager  the pages of calls that ended
 * @param fields those above the list
 */
public record CallTable(
        CallAsk ask, List<CallRow> live, List<CallRow> ended, Pager now, Pager pager, List<Choices> fields) {

    private static final String LIST = "/console/calls";

    /** One side of a call; {@code name} may be empty. */
    public record Party(String number, String name) {}

    /**
     * One call.
     *
     * @param answeredBy null while nobody has answered, and where the called extension itself did
     * @param lasted     duration of the talk; null before and during the talk
     */
    public record CallRow(
            Party caller,
            Party called,
            Party answeredBy,
            String style,
            String state,
            Moment started,
            Moment answered,
            String lasted) {}

    static CallTable of(CallAsk ask, List<Call> live, Slice<Call> ended, Map<String, String> names, SiteTime clock) {
        Pager now = Pager.within(LIST + "?" + ask.filters(), "now", ask.now(), Pager.ROWS, live.size());
        return new CallTable(
                ask,
                live.stream()
                        .skip(now.first())
                        .limit(now.rows())
                        .map(call -> row(call, names, clock))
                        .toList(),
                ended.map(call -> row(call, names, clock)).items(),
                now,
                pager(ask, ended.total()),
                ask.fields(clock.words()));
    }

    public int liveCount() {
        return Math.toIntExact(now.total());
    }

    /** The page that is asked for; it may be behind the last one, as calls leave the log. */
    static Pager pager(CallAsk ask, long total) {
        return new Pager(LIST + "?" + ask.filters(), "page", ask.page(), Pager.ROWS, total);
    }

    private static CallRow row(Call call, Map<String, String> names, SiteTime clock) {
        boolean elsewhere = call.answeredBy() != null && !call.answeredBy().equals(call.called());
        String lasted = call.ended() == null || call.answered() == null
                ? null
                : length(Duration.between(call.answered(), call.ended()));
        return new CallRow(
                party(call.caller(), names),
                party(call.called(), names),
                elsewhere ? party(call.answeredBy(), names) : null,
                style(call),
                state(call, clock.words()),
                clock.show(call.started()),
                call.answered() == null ? null : clock.show(call.answered()),
                lasted);
    }

    private static Party party(String number, Map<String, String> names) {
        String name = names.getOrDefault(number, "");
        return new Party(number, name.equals(number) ? "" : name);
    }

    private static String style(Call call) {
        if (call.end() == null) {
            return call.answered() == null ? "warn" : "good";
        }
        return switch (call.end()) {
            case CALLER_HUNG_UP, CALLEE_HUNG_UP -> "good";
            case CANCELLED, BUSY, DECLINED, NO_ANSWER, UNKNOWN_END -> "off";
            case UNREACHABLE, UNKNOWN_NUMBER, FAILED, LOST -> "bad";
        };
    }

    private static String state(Call call, Words words) {
        String end = call.end() == null
                ? call.answered() == null ? "ringing" : "talking"
                : call.end().name().toLowerCase(Locale.ROOT);
        return words.say("calls.is." + end);
    }

    private static String length(Duration duration) {
        return duration.toHours() > 0
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        duration.toHours(),
                        duration.toMinutesPart(),
                        duration.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}
