package org.dialtone.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.dhcp.Lease;
import org.dialtone.sip.Binding;
import org.dialtone.store.LeaseDatabase;

/**
 * The box's own database over real files. Each run of the process has a folder of its own: a crash takes the files as
 * they stand into the next one, and of a commit on its way each sector of the log either as it was or as it became, as
 * a power cut would leave them.
 */
final class SqliteImage implements DiskImage {

    /** Files in memory do: what a crash leaves of them is decided here. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final String NAME = "leases.db";
    private static final String LOG = NAME + "-wal";
    private static final int SECTOR = 512;

    private final Path root;
    private Path folder;
    private LeaseDatabase database;
    private Instant now;
    private int lives;

    SqliteImage() {
        try {
            root = Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "dialtone-simulation")
                    : Files.createTempDirectory("dialtone-simulation");
            folder = next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path next() throws IOException {
        return Files.createDirectory(root.resolve("life-" + ++lives));
    }

    /** Opens the files, which takes over the times of the last run. */
    @Override
    public void takeOver(Instant begin) {
        now = begin;
        database = new LeaseDatabase(folder.resolve(NAME), () -> now);
    }

    /** Returns when the group is on the disk. */
    @Override
    public void commit(List<Change> group) {
        List<Lease> leases = new ArrayList<>();
        for (Change change : group) {
            switch (change) {
                case LeaseRow(Lease lease) -> leases.add(lease);
                case BindingRows(String user, List<Binding> bindings) ->
                    database.bindings().store(user, bindings);
                case TimeMark mark -> {
                    now = mark.at();
                    database.noteTime(mark.ahead());
                }
            }
        }
        // One change that is waited for takes the others with it into one commit.
        database.takeOver(Instant.EPOCH, leases).toCompletableFuture().join();
    }

    @Override
    public void crash(List<Change> torn, Chance chance) {
        try {
            byte[] file = read(NAME);
            byte[] log = read(LOG);
            if (!torn.isEmpty()) {
                commit(torn);
                log = torn(log, read(LOG), chance);
            }
            database.close();
            folder = next();
            Files.write(folder.resolve(NAME), file);
            Files.write(folder.resolve(LOG), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    /** All of the commit, nothing of it, or some of its sectors. */
    private static byte[] torn(byte[] before, byte[] after, Chance chance) {
        double written = List.of(0.0, 0.5, 0.9, 1.0).get(chance.below(4));
        byte[] left = Arrays.copyOf(before, Math.max(before.length, after.length));
        for (int at = 0; at < after.length; at += SECTOR) {
            if (chance.of(written)) {
                System.arraycopy(after, at, left, at, Math.min(SECTOR, after.length - at));
            }
        }
        return left;
    }

    @Override
    public List<Lease> leases() {
        return database.leases().load();
    }

    @Override
    public List<Binding> bindings() {
        return database.bindings().load();
    }

    @Override
    public void close() {
        database.close();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
