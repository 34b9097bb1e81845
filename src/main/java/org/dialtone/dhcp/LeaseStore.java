package org.dialtone.dhcp;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Stable storage of leases: one row for each address; the newest lease wins. */
public interface LeaseStore {

    List<Lease> load();

    /**
     * Completes when the lease is on disk (RFC 2131 section 2.2), or fails; leases that come during a commit share the
     * next one.
     */
    CompletionStage<Void> store(Lease lease);
}
