package org.dialtone.web.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Shows times in the site's time zone. */
record SiteTime(ZoneId zone) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /** Reads a zone; an unknown zone shows UTC. */
    static SiteTime of(String zone) {
        try {
            return new SiteTime(zone == null ? ZoneOffset.UTC : ZoneId.of(zone));
        } catch (DateTimeException e) {
            return new SiteTime(ZoneOffset.UTC);
        }
    }

    Moment show(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        return new Moment(instant.toString(), CLOCK.format(there), DAY.format(there));
    }
}
