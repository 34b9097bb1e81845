package org.dialtone.app.view;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.FileTags;
import org.dialtone.provision.FilesEdition;
import org.dialtone.provision.ServedFile;
import org.dialtone.provision.ServedFiles;

/**
 * Tells which phones run an older file than the site would give them now, by the tags of both. An answer is kept until
 * the phone gets a file, or plan, packs, templates or firmware change; then the file is rendered once more, in turns of
 * a bounded time, so that a change of 5,000 phones' files keeps no reader waiting. Safe to use from any thread that may
 * wait.
 */
public final class FileAge {

    /** How long a reader of all phones renders at most, in nanoseconds. */
    private static final long READER = Duration.ofMillis(50).toNanos();

    private static final long ROUND = Duration.ofMillis(200).toNanos();

    private final ServedFiles served;
    private final FileTags tags;
    private final LongSupplier nanos;
    private final Map<MacAddress, Known> known = new ConcurrentHashMap<>();

    /** @param behind null: it can't be told */
    private record Known(ServedFile file, FilesEdition edition, String firmware, Boolean behind) {}

    /** @param nanos elapsed time that no clock setting moves, in nanoseconds */
    public FileAge(ServedFiles served, FileTags tags, LongSupplier nanos) {
        this.served = served;
        this.tags = tags;
        this.nanos = nanos;
    }

    /** Looks at phones whose answer has become old; to be called every second or so. */
    public void refresh() {
        Turn turn = new Turn(ROUND);
        served.all().forEach(file -> turn.behind(file.phone()));
    }

    /** Forgets the answers on all other phones. */
    void keep(Set<MacAddress> phones) {
        known.keySet().retainAll(phones);
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
         * Whether the phone's file is older than the site's; null where that can't be told: the phone got no file yet,
         * the site has none for it, or the turn is over.
         *
         * @param phone the phone's first MAC
         */
        Boolean behind(MacAddress phone) {
            Optional<ServedFile> last = served.of(phone);
            return last.isPresent() && edition.isPresent() ? behind(last.get(), edition.get()) : null;
        }

        private Boolean behind(ServedFile last, FilesEdition now) {
            Known before = known.get(last.phone());
            String firmware = tags.firmware(now, last);
            if (before != null
                    && before.file().equals(last)
                    && before.edition().isSame(now)
                    && before.firmware().equals(firmware)) {
                return before.behind();
            }
            if (nanos.getAsLong() - began > most) {
                return null;
            }
            Boolean behind =
                    tags.now(now, last).map(tag -> !tag.equals(last.etag())).orElse(null);
            known.put(last.phone(), new Known(last, now, firmware, behind));
            return behind;
        }
    }
}
