package org.dialtone.boot;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dialtone.app.SiteBook;
import org.dialtone.sip.SipPlan.Extension;
import org.jboss.logging.Logger;

/**
 * Tells the site which extensions' phones use their new passwords. Gathers many, because a whole site's phones may
 * change within the same minute.
 */
@Singleton
final class RotationBatch {

    private static final Logger LOG = Logger.getLogger(RotationBatch.class);
    private static final long GATHERING_MILLIS = 1000;

    private final SiteBook site;
    private final Vertx vertx;
    private final Queue<Extension> done = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean gathering = new AtomicBoolean();

    RotationBatch(SiteBook site, Vertx vertx) {
        this.site = site;
        this.vertx = vertx;
    }

    /** Never waits. A loss in a crash is noticed again at the phones' next registration. */
    void take(Extension extension) {
        done.add(extension);
        if (gathering.compareAndSet(false, true)) {
            vertx.setTimer(
                    GATHERING_MILLIS,
                    _ -> vertx.executeBlocking(() -> {
                        settle();
                        return null;
                    }));
        }
    }

    private void settle() {
        gathering.set(false);
        List<Extension> gathered = new ArrayList<>();
        for (Extension each = done.poll(); each != null; each = done.poll()) {
            gathered.add(each);
        }
        try {
            site.rotated(gathered);
        } catch (RuntimeException e) {
            done.addAll(gathered);
            LOG.errorf(
                    e,
                    "that %d extensions have come to their new passwords can't be stored;"
                            + " it is tried again with the next one",
                    gathered.size());
        }
    }
}
