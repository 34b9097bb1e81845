package org.dialtone.app.call;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.sip.Call;

/**
 * Which calls of the log are wanted, and in which order. What is null or empty asks for nothing.
 *
 * @param since     calls that began then or later
 * @param until     calls that began before then
 * @param extension calls that this number made, or that were made to it, or that it answered
 * @param text      calls with this text in a number, or in the caller's name at that time; case doesn't matter
 * @param numbers   calls of these numbers too, where a text is given: those whose names hold it now
 * @param reversed  whether the order is turned round
 */
public record CallQuery(
        Instant since,
        Instant until,
        String extension,
        String text,
        Set<String> numbers,
        CallOutcome outcome,
        CallOrder order,
        boolean reversed) {

    /** All calls. */
    public static final CallQuery ALL = new CallQuery(null, null, null, "", Set.of());

    public CallQuery {
        text = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        numbers = Set.copyOf(numbers);
    }

    /** Calls however they ended, latest first. */
    public CallQuery(Instant since, Instant until, String extension, String text, Set<String> numbers) {
        this(since, until, extension, text, numbers, CallOutcome.ALL, CallOrder.STARTED, false);
    }

    /** The same calls as far as they ended so. */
    public CallQuery of(CallOutcome other) {
        return new CallQuery(since, until, extension, text, numbers, other, order, reversed);
    }

    /** The same calls in another order. */
    public CallQuery by(CallOrder other, boolean turned) {
        return new CallQuery(since, until, extension, text, numbers, outcome, other, turned);
    }

    /** Whether the query asks for this call. */
    public boolean matches(Call call) {
        return outcome.holds(call)
                && (since == null || !call.started().isBefore(since))
                && (until == null || call.started().isBefore(until))
                && (extension == null || parties(call).anyMatch(extension::equals))
                && (text.isEmpty()
                        || words(call).contains(text)
                        || parties(call).anyMatch(numbers::contains));
    }

    /** The text of a call that a search looks through, in lower case. */
    public static String words(Call call) {
        return Stream.of(call.caller(), call.callerName(), call.called(), call.answeredBy())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    private static Stream<String> parties(Call call) {
        return Stream.of(call.caller(), call.called(), call.answeredBy()).filter(Objects::nonNull);
    }
}
