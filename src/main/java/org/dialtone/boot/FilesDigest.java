package org.dialtone.boot;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.dialtone.app.LocalFiles;
import org.jboss.logging.Logger;

/** The digest of packs and firmware as it was within the last minute: whoever asks doesn't wait for new files to be read. */
final class FilesDigest implements Supplier<String> {

    private static final Logger LOG = Logger.getLogger(FilesDigest.class);
    private static final long OLD = Duration.ofSeconds(30).toNanos();

    private final LocalFiles files;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile String last = "";
    private volatile long read = System.nanoTime() - OLD;

    FilesDigest(LocalFiles files) {
        this.files = files;
    }

    @Override
    public String get() {
        if (System.nanoTime() - read >= OLD && reading.compareAndSet(false, true)) {
            Thread.ofVirtual().name("files digest").start(this::read);
        }
        return last;
    }

    private void read() {
        try {
            last = files.digest();
        } catch (IOException e) {
            LOG.debugf("packs and firmware can't be read: %s", e.getMessage());
        } finally {
            read = System.nanoTime();
            reading.set(false);
        }
    }
}
