package org.dialtone.simulation;

import java.util.List;
import org.dialtone.dhcp.Lease;
import org.dialtone.sip.Binding;

/** What stands on the disk. */
interface DiskImage {

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

    void commit(List<Change> group);

    /** The process has ended, while this commit was on its way: all of it is there now, or nothing. */
    void crash(List<Change> torn, Chance chance);

    List<Lease> leases();

    List<Binding> bindings();
}
