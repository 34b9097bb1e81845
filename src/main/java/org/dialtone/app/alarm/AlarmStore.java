package org.dialtone.app.alarm;

import java.util.List;
import org.dialtone.app.Slice;

/** Keeps alarms over restarts: the last 10,000, a year at most, and all that are open. */
public interface AlarmStore {

    /** The open alarms, oldest first. */
    List<Alarm> open();

    /** The highest number of an alarm so far; 0: there was none. */
    long last();

    /** Takes an alarm's new state. Never waits and never throws: what the disk doesn't take is dropped and counted. */
    void write(Alarm alarm);

    /** Waits until what was written is on the disk, or can't be. */
    void settle();

    /**
     * All alarms, latest first. Waits for the disk.
     *
     * @param first the number of alarms to leave out
     * @param most  the number of alarms to return at most
     */
    Slice<Alarm> find(int first, int most);
}
