package org.dialtone.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dialtone.dhcp.Lease;
import org.dialtone.sip.Binding;

/** What stands on the disk. */
interface DiskImage extends AutoCloseable {

    /** A row that is written over. */
    sealed interface Change {}

    record LeaseRow(Lease lease) implements Change {

        @Override
        public String toString() {
            return lease.address() + " " + lease.state() + " " + lease.mac();
        }
    }

    record BindingRows(String user, List<Binding> bindings) implements Change {

        @Override
        public String toString() {
            return user + " " + bindings.size() + " contacts";
        }
    }

    /** How far the time of the box has come, and how far the wall clock was set forward in this run. */
    record TimeMark(Instant at, Duration ahead) implements Change {}

    void commit(List<Change> group);

    /** Moves the times of the last run into the one that begins at this time of the box. */
    void takeOver(Instant now);

    /** The process has ended, while this commit was on its way: all of it is there now, or nothing. */
    void crash(List<Change> torn, Chance chance);

    List<Lease> leases();

    List<Binding> bindings();

    /** Nothing of it is needed any more. */
    @Override
    void close();
}
