package org.dialtone.web.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dialtone.sip.Call;

/**
 * The calls as one reader sees them.
 *
 * @param query  text that rows must hold, perhaps empty
 * @param live   calls in progress, oldest first
 * @param ended  ended calls, latest first
 * @param hidden number of ended calls that match but don't fit on the page
 */
public record CallTable(String query, List<CallRow> live, List<CallRow> ended, int hidden) {

    private static final int ROWS = 200;

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

    static CallTable of(List<Call> live, List<Call> ended, Map<String, String> names, String query, SiteTime clock) {
        List<CallRow> over = rows(ended, names, query, clock);
        return new CallTable(
                query,
                rows(live, names, query, clock),
                over.stream().limit(ROWS).toList(),
                Math.max(0, over.size() - ROWS));
    }

    private static List<CallRow> rows(List<Call> calls, Map<String, String> names, String query, SiteTime clock) {
        return calls.stream()
                .map(call -> row(call, names, clock))
                .filter(row -> matches(row, query))
                .toList();
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
                state(call),
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
            case CANCELLED, BUSY, DECLINED, NO_ANSWER -> "off";
            case UNREACHABLE, UNKNOWN_NUMBER, FAILED, LOST -> "bad";
        };
    }

    private static String state(Call call) {
        if (call.end() == null) {
            return call.answered() == null ? "ringing" : "talking";
        }
        return switch (call.end()) {
            case CALLER_HUNG_UP -> "caller hung up";
            case CALLEE_HUNG_UP -> "callee hung up";
            case CANCELLED -> "caller gave up";
            case BUSY -> "busy";
            case DECLINED -> "declined";
            case NO_ANSWER -> "no answer";
            case UNREACHABLE -> "not reachable";
            case UNKNOWN_NUMBER -> "no such number";
            case FAILED -> "failed";
            case LOST -> "lost: its end was never seen";
        };
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

    private static boolean matches(CallRow row, String query) {
        String wanted = query.toLowerCase(Locale.ROOT).strip();
        return wanted.isEmpty()
                || Stream.of(row.caller(), row.called(), row.answeredBy())
                        .filter(Objects::nonNull)
                        .flatMap(party -> Stream.of(party.number(), party.name()))
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    public String where() {
        return "q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
