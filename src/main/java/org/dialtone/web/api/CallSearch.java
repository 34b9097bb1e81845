package org.dialtone.web.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.SiteBook;
import org.dialtone.app.call.CallQuery;
import org.dialtone.sip.SipPlan;

/** Reads from a request which calls of the log are wanted. */
public final class CallSearch {

    private static final int MOST_NUMBERS = 200;
    private static final int LONGEST = 100;

    private CallSearch() {}

    /**
     * The query for these texts; null or blank asks for nothing.
     *
     * @param since a date at the site, or a time with its zone, from which on calls count
     * @param until the last day, or the time before which calls count
     * @throws DateTimeException where a time can't be read
     */
    public static CallQuery of(SiteBook site, String since, String until, String extension, String text) {
        ZoneId zone = zone(site.plans().provision().site().timezone());
        String wanted = text == null
                ? ""
                : text.strip().substring(0, Math.min(text.strip().length(), LONGEST));
        return new CallQuery(
                time(since, zone, 0),
                time(until, zone, 1),
                extension == null || extension.isBlank() ? null : extension.strip(),
                wanted,
                wanted.isEmpty() ? Set.of() : numbers(site.plans().sip(), wanted.toLowerCase(Locale.ROOT)));
    }

    /** @param days added to a date */
    private static Instant time(String text, ZoneId zone, int days) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        return stripped.contains("T")
                ? OffsetDateTime.parse(stripped).toInstant()
                : LocalDate.parse(stripped).plusDays(days).atStartOfDay(zone).toInstant();
    }

    private static ZoneId zone(String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** The numbers whose names hold this text now. */
    private static Set<String> numbers(SipPlan plan, String text) {
        Stream<String> extensions = plan.extensions().values().stream()
                .filter(extension -> holds(extension.name(), text))
                .map(SipPlan.Extension::user);
        Stream<String> others = plan.numbers().values().stream()
                .filter(number -> holds(number.name(), text))
                .map(SipPlan.Number::number);
        return Stream.concat(extensions, others).limit(MOST_NUMBERS).collect(Collectors.toSet());
    }

    private static boolean holds(String name, String text) {
        return name != null && name.toLowerCase(Locale.ROOT).contains(text);
    }
}
