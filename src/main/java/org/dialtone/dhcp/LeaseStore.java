package org.dialtone.dhcp;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Stable storage of leases: one row an address, the newest wins. */
public interface LeaseStore {

    List<Lease> load();

    /** Done when the lease is on disk (RFC 2131 section 2.2), or fails; leases that come while a commit runs share the next. */
    CompletionStage<Void> store(Lease lease);
}
