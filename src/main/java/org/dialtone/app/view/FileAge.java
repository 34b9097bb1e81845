package org.dialtone.app.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.dialtone.app.FileStates;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Journal;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.FileReceipt;
import org.dialtone.provision.FileTags;
import org.dialtone.provision.FileVersions;
import org.dialtone.provision.FilesEdition;
import org.dialtone.provision.ServedFile;
import org.dialtone.provision.ServedFiles;

/**
 * Tells which phones run an older file than the site would give them now, by the tags of both. An answer is kept until
 * the phone gets a file, or plan, packs, templates or firmware change; then the file is rendered once more, in turns of
 * a bounded time, so that a change of 5,000 phones' files keeps no reader waiting. Safe to use from any thread that may
 * wait.
 */
public final class FileAge implements FileStates {

    /** How long a reader of all phones renders at most, in nanoseconds. */
    private static final long READER = Duration.ofMillis(50).toNanos();

    private static final long ROUND = Duration.ofMillis(200).toNanos();

    private final ServedFiles served;
    private final FileTags tags;
    private final Journal journal;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<MacAddress, Known> known = new ConcurrentHashMap<>();

    /**
     * @param firmware of the rollout that is this phone's
     * @param wanted   the tag of what the phone would get; null: it can't be told
     */
    private record Known(ServedFile file, FilesEdition edition, String firmware, String wanted) {}

    /**
     * @param journal hears of each phone that falls behind
     * @param nanos   elapsed time that no clock setting moves, in nanoseconds
     */
    public FileAge(ServedFiles served, FileTags tags, Journal journal, InstantSource clock, LongSupplier nanos) {
        this.served = served;
        this.tags = tags;
        this.journal = journal;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Looks at phones whose answer has become old; to be called every second or so. */
    public void refresh() {
        Turn turn = new Turn(ROUND);
        served.all().forEach(receipt -> turn.of(receipt.file().phone()).ifPresent(this::compare));
    }

    private void compare(FileVersions versions) {
        Boolean behind = versions.behind();
        ServedFile file = versions.received().file();
        if (behind != null && served.compared(file, behind)) {
            Instant now = clock.instant();
            journal.record(Entry.of(now, file.phone(), Event.FILE_BEHIND, null).with(Detail.FILE, file.file()));
        }
    }

    @Override
    public Function<MacAddress, Optional<FileVersions>> look(Duration most) {
        return new Turn(most.toNanos())::of;
    }

    /** Forgets the answers on all other phones. */
    void keep(Predicate<MacAddress> phones) {
        known.keySet().removeIf(phones.negate());
    }

    Turn turn() {
        return new Turn(READER);
    }

    /** The answers to one reader. */
    final class Turn {

        private final Optional<FilesEdition> edition = tags.edition();
        private final long began = nanos.getAsLong();
        private final long most;

        private Turn(long most) {
            this.most = most;
        }

        /**
         * The versions of the phone's file; the wanted one is null where it can't be told: the site has no file for the
         * phone, or the turn is over. Empty for a phone that got no file yet.
         *
         * @param phone the phone's first MAC
         */
        Optional<FileVersions> of(MacAddress phone) {
            return served.of(phone).map(receipt -> new FileVersions(wanted(receipt), receipt));
        }

        private String wanted(FileReceipt receipt) {
            ServedFile last = receipt.file();
            Known before = known.get(last.phone());
            if (edition.isEmpty()) {
                return null;
            }
            FilesEdition now = edition.get();
            String firmware = tags.firmware(now, last);
            if (before != null
                    && before.file().equals(last)
                    && before.edition().isSame(now)
                    && before.firmware().equals(firmware)) {
                return before.wanted();
            }
            if (most == 0 || nanos.getAsLong() - began > most) {
                return null;
            }
            String wanted = tags.now(now, last).orElse(null);
            known.put(last.phone(), new Known(last, now, firmware, wanted));
            return wanted;
        }
    }
}
