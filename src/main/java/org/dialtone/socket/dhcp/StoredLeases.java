package org.dialtone.socket.dhcp;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.dialtone.dhcp.DhcpServer;
import org.dialtone.dhcp.LeaseInDoubt;
import org.dialtone.dhcp.LeaseStore;
import org.dialtone.dhcp.Outcome;

/** Stores leases for the server, and reports the result of each. On the event loop alone. */
record StoredLeases(EventLoop loop, DhcpServer server, LeaseStore store) {

    /**
     * Completes on the event loop, when the disk has the lease and the server knows. The leases that end with it are
     * stored with it or not at all: a client that is not told of its new lease goes on with the former one.
     */
    CompletionStage<Void> store(Outcome.Store outcome) {
        return store.store(outcome.lease(), outcome.freed())
                .whenCompleteAsync((_, failure) -> report(outcome, failure), loop);
    }

    private void report(Outcome.Store outcome, Throwable failure) {
        if (failure == null) {
            outcome.freed().forEach(server::isStored);
            server.isStored(outcome.lease());
        } else if (LeaseInDoubt.isSaidBy(failure)) {
            outcome.freed().forEach(server::isInDoubt);
            server.isInDoubt(outcome.lease());
        } else {
            outcome.freed().forEach(server::isRefused);
            server.isRefused(outcome.lease());
        }
    }

    /** The disk's message. */
    static String why(Throwable failure) {
        return (failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure)
                .getMessage();
    }
}
