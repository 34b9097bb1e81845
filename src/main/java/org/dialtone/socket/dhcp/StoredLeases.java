package org.dialtone.socket.dhcp;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.dialtone.dhcp.DhcpServer;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseStore;
import org.dialtone.dhcp.Outcome;

/** Stores leases for the server, and reports the result of each. On the event loop alone. */
record StoredLeases(EventLoop loop, DhcpServer server, LeaseStore store) {

    /**
     * Completes on the event loop, when the disk has the lease and the server knows. An ended lease reaches the disk no
     * later than the new one.
     */
    CompletionStage<Void> store(Outcome.Store outcome) {
        outcome.freed().forEach(this::store);
        return store(outcome.lease());
    }

    private CompletionStage<Void> store(Lease lease) {
        return store.store(lease)
                .whenCompleteAsync(
                        (_, failure) -> {
                            if (failure == null) {
                                server.isStored(lease);
                            } else {
                                server.isRefused(lease);
                            }
                        },
                        loop);
    }

    /** The disk's message. */
    static String why(Throwable failure) {
        return (failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure)
                .getMessage();
    }
}
