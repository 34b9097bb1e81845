package org.dialtone.web.console.attention;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.dialtone.app.Slice;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.console.page.SiteTime;

/**
 * The alarms as one reader sees them.
 *
 * @param open those that are not over; what nobody has acknowledged comes first
 * @param past the others of this page, latest first
 * @param pager this page, counted by all alarms
 */
public record AlarmTable(List<AlarmRow> open, List<AlarmRow> past, Pager pager) {

    static final int MOST_OPEN = 1_000;

    /**
     * One alarm.
     *
     * @param by      who has acknowledged it, or null
     * @param cleared null while it is open
     */
    public record AlarmRow(
            long id,
            String style,
            String severity,
            String says,
            String remedy,
            long count,
            Moment raised,
            Moment seen,
            Moment cleared,
            String by,
            Moment acknowledged) {}

    static AlarmTable of(int page, Slice<Alarm> open, Slice<Alarm> all, SiteTime clock) {
        return new AlarmTable(
                open.items().stream()
                        .sorted(Comparator.comparing(Alarm::isWaiting).reversed())
                        .map(alarm -> row(alarm, clock))
                        .toList(),
                all.items().stream()
                        .filter(alarm -> !alarm.isOpen())
                        .map(alarm -> row(alarm, clock))
                        .toList(),
                new Pager("/console/alarms", "page", page, Pager.ROWS, all.total()));
    }

    private static AlarmRow row(Alarm alarm, SiteTime clock) {
        Words words = clock.words();
        return new AlarmRow(
                alarm.id(),
                switch (alarm.event().severity()) {
                    case INFO -> "off";
                    case WARNING -> "warn";
                    case ERROR -> "bad";
                },
                words.say("alarms.is." + alarm.event().severity().name().toLowerCase(Locale.ROOT)),
                words.events().says(alarm.event(), alarm.details()),
                words.events().remedy(alarm.event(), alarm.details()),
                alarm.count(),
                clock.show(alarm.raised()),
                clock.show(alarm.seen()),
                alarm.cleared() == null ? null : clock.show(alarm.cleared()),
                alarm.acknowledgedBy(),
                alarm.acknowledged() == null ? null : clock.show(alarm.acknowledged()));
    }

    /** The number of open alarms that nobody has acknowledged. */
    public long waiting() {
        return open.stream().filter(row -> row.by() == null).count();
    }
}
