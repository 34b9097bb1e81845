package org.dialtone.dhcp;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Stable storage of leases: one row for each address; the newest lease wins. */
public interface LeaseStore {

    List<Lease> load();

    /**
     * Completes when the lease is on disk (RFC 2131 section 2.2), or fails, with a {@link LeaseInDoubt} where the lease
     * may be on disk nevertheless; leases that come during a commit share the next one.
     *
     * @param ended leases of its client that end with it: all are stored, or none
     */
    CompletionStage<Void> store(Lease lease, List<Lease> ended);

    /** As {@link #store(Lease, List)}, for a lease with which no other ends. */
    default CompletionStage<Void> store(Lease lease) {
        return store(lease, List.of());
    }
}
