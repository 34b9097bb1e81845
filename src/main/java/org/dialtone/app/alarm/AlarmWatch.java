package org.dialtone.app.alarm;

import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dialtone.net.Pace;

/** Looks at each condition in turn and tells the book of alarms; a condition that can't be looked at stays as it was. */
public final class AlarmWatch {

    private static final Logger LOG = Logger.getLogger(AlarmWatch.class.getName());

    private final AlarmBook book;
    private final List<AlarmSource> sources;
    private final InstantSource clock;
    private final Pace failures = Pace.onceAMinute();

    public AlarmWatch(AlarmBook book, List<AlarmSource> sources, InstantSource clock) {
        this.book = book;
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    /** Looks once. */
    public void look() {
        sources.forEach(this::look);
        book.sweep();
    }

    private void look(AlarmSource source) {
        try {
            book.look(source.event(), source.present().get());
        } catch (RuntimeException e) {
            book.lookFailed(source.event());
            if (failures.take(clock.instant())) {
                LOG.log(Level.WARNING, e, () -> "the box can't tell whether there is an alarm " + source.event());
            }
        }
    }
}
