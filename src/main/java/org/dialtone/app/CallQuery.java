package org.dialtone.app;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.sip.Call;

/**
 * Which calls of the log are wanted. What is null or empty asks for nothing.
 *
 * @param since     calls that began then or later
 * @param until     calls that began before then
 * @param extension calls that this number made, or that were made to it, or that it answered
 * @param text      calls with this text in a number, or in the caller's name at that time; case doesn't matter
 * @param numbers   calls of these numbers too, where a text is given: those whose names hold it now
 */
public record CallQuery(Instant since, Instant until, String extension, String text, Set<String> numbers) {

    /** All calls. */
    public static final CallQuery ALL = new CallQuery(null, null, null, "", Set.of());

    public CallQuery {
        text = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        numbers = Set.copyOf(numbers);
    }

    /** Whether the query asks for this call. */
    public boolean matches(Call call) {
        return (since == null || !call.started().isBefore(since))
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
