package org.dialtone.app.alarm;

import java.util.Optional;
import java.util.function.Consumer;
import org.dialtone.app.Actor;
import org.dialtone.app.AlarmSink;
import org.dialtone.app.Slice;
import org.dialtone.journal.JournalBook;

/** What an operator must know of or see to, over restarts. Safe to use from any thread. */
public interface Alarms extends AlarmSink {

    /**
     * Notes that an operator has seen an open alarm; the first one counts. Waits for the disk.
     *
     * @return the alarm since; empty where no open alarm has this number
     */
    Optional<Alarm> acknowledge(long id, Actor who);

    /** Calls for every change of an alarm from now on, on the thread that made it; must not wait. Close to stop. */
    JournalBook.Subscription listen(Consumer<Alarm> listener);

    /** The number of open alarms that nobody has acknowledged. Never waits. */
    int waiting();

    /** A count that grows with each change. */
    long changes();

    /**
     * The alarms, latest first. Waits for the disk.
     *
     * @param open  open ones only
     * @param first the number of alarms to leave out
     * @param most  the number of alarms to return at most
     */
    Slice<Alarm> find(boolean open, int first, int most);
}
