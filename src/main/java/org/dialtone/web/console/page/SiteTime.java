package org.dialtone.web.console.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dialtone.web.console.forms.Words;

/**
 * Shows times in the site's time zone, as the reader's language writes them.
 *
 * @param ahead how far the wall clock is ahead of the time of the box
 */
public record SiteTime(ZoneId zone, Duration ahead, Words words) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter PRECISE = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** Reads a zone; an unknown zone shows UTC. */
    public static SiteTime of(String zone, Duration ahead, Words words) {
        try {
            return new SiteTime(zone == null ? ZoneOffset.UTC : ZoneId.of(zone), ahead, words);
        } catch (DateTimeException e) {
            return new SiteTime(ZoneOffset.UTC, ahead, words);
        }
    }

    /** Shows a time of the box. */
    public Moment show(Instant instant) {
        return showWall(instant.plus(ahead));
    }

    /** Shows a time that the wall clock told, such as a file's. */
    public Moment showWall(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        return new Moment(instant.toString(), CLOCK.format(there), precise(there), day(there));
    }

    private String precise(ZonedDateTime there) {
        return PRECISE.format(there).replace(".", words.say("number.point"));
    }

    private String day(ZonedDateTime there) {
        return words.say("date", there.getDayOfMonth(), words.say("date." + there.getMonthValue()), there.getYear());
    }
}
