package org.dialtone.web.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Shows times in the site's time zone.
 *
 * @param ahead how far the wall clock is ahead of the time of the box
 */
record SiteTime(ZoneId zone, Duration ahead) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter PRECISE = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /** Reads a zone; an unknown zone shows UTC. */
    static SiteTime of(String zone, Duration ahead) {
        try {
            return new SiteTime(zone == null ? ZoneOffset.UTC : ZoneId.of(zone), ahead);
        } catch (DateTimeException e) {
            return new SiteTime(ZoneOffset.UTC, ahead);
        }
    }

    /** Shows a time of the box. */
    Moment show(Instant instant) {
        return showWall(instant.plus(ahead));
    }

    /** Shows a time that the wall clock told, such as a file's. */
    Moment showWall(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        return new Moment(instant.toString(), CLOCK.format(there), PRECISE.format(there), DAY.format(there));
    }
}
