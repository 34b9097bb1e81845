package org.dialtone.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.Recurring;
import org.jboss.logging.Logger;

/**
 * Loads changes in the operator's folder of packs without a restart. It looks every two seconds, and reads only files
 * that two looks in a row saw the same, so that it reads no file which an editor or a copy is still writing.
 */
public final class PackWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PackWatch.class);
    private static final long INTERVAL = 2;
    private static final int MOST_SEEN = 5_000;

    private final InstalledPacks installed;
    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("packs").factory());
    private Set<String> read;
    private Set<String> seen;

    public PackWatch(InstalledPacks installed) {
        this.installed = installed;
        this.read = look();
        this.seen = read;
    }

    public void start() {
        remember();
        Recurring.on(
                looker,
                "the packs in the data folder can't be looked at",
                this::lookAgain,
                INTERVAL,
                INTERVAL,
                TimeUnit.SECONDS);
    }

    void lookAgain() {
        Set<String> now = look();
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(read)) {
            read = now;
            take();
        }
    }

    private void take() {
        List<PackFault> faults = installed.load();
        remember();
        LOG.info("the vendor packs in the data folder changed and were read");
        tell(faults, installed.notes());
    }

    private void remember() {
        try {
            installed.keys().forEach(installed::remember);
        } catch (UncheckedIOException e) {
            LOG.warnf("undo won't lead back to this version: %s", e.getMessage());
        }
    }

    /** Logs the faults and notes of the packs. */
    public static void tell(List<PackFault> faults, List<PackFault> notes) {
        faults.forEach(fault -> LOG.warnf("a vendor pack is refused, the last good one stays: %s", fault));
        notes.forEach(note -> LOG.warnf("in the folder of vendor packs: %s", note));
    }

    private Set<String> look() {
        Path folder = installed.own().folder();
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> found = Files.walk(folder, 2)) {
            return found.skip(1).limit(MOST_SEEN).map(PackWatch::print).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static String print(Path path) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return path + " "
                    + (now.isRegularFile() ? now.size() + " " + now.lastModifiedTime() + " " + now.fileKey() : "");
        } catch (IOException e) {
            return path + " " + e.getClass().getSimpleName();
        }
    }

    @Override
    public void close() {
        looker.shutdownNow();
    }
}
