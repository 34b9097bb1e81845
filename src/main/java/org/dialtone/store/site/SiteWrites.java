package org.dialtone.store.site;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.PersistenceException;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Flaw;
import org.dialtone.store.DiskFault;
import org.dialtone.store.NoConnection;
import org.jboss.logging.Logger;

/**
 * Lets one transaction at a time write {@code site.db}: SQLite ends a transaction that reads first and writes later,
 * with an error, where another one has written in between.
 */
public final class SiteWrites {

    private static final Logger LOG = Logger.getLogger(SiteWrites.class);
    private static final ReentrantLock TURN = new ReentrantLock();

    private SiteWrites() {}

    /** Runs changes in a transaction of their own, when it is their turn; throws where it can't be committed. */
    public static void run(Runnable changes) {
        TURN.lock();
        try {
            QuarkusTransaction.requiringNew().run(changes);
        } catch (RuntimeException e) {
            throw named(e);
        } finally {
            TURN.unlock();
        }
    }

    static RuntimeException named(RuntimeException failure) {
        return DiskFault.isPools(failure) ? new PersistenceException(new NoConnection(failure)) : failure;
    }

    /** As {@link #run}, with a result. */
    public static <T> T call(Callable<T> changes) {
        TURN.lock();
        try {
            return QuarkusTransaction.requiringNew().call(changes);
        } catch (RuntimeException e) {
            throw named(e);
        } finally {
            TURN.unlock();
        }
    }

    /** As {@link #run}, for whoever waits for it: throws an {@link EditFault} where it may have been made all the same. */
    static void make(Runnable changes) {
        made(() -> {
            changes.run();
            return null;
        });
    }

    /** As {@link #make(Runnable)}, with a result. */
    static <T> T made(Callable<T> changes) {
        try {
            return call(changes);
        } catch (RuntimeException e) {
            if (DiskFault.isInDoubt(e)) {
                LOG.warn("the database's answer to a change got lost: it may be in force");
                throw new EditFault(Flaw.CHANGE_IN_DOUBT);
            }
            throw e;
        }
    }
}
