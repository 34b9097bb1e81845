package org.dialtone.boot;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialtone.app.ApplianceUpdates;
import org.dialtone.app.Said;
import org.dialtone.app.Settings;
import org.dialtone.app.alarm.AlarmSource;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Language;
import org.dialtone.net.Pace;
import org.dialtone.store.JournalStore;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.SchemaCopies;
import org.dialtone.store.StoreHealth;
import org.dialtone.store.site.EntityWriter;
import org.dialtone.web.tls.TlsKeyStore;

/** The alarms about the box itself. */
@Singleton
final class BoxAlarms {

    /** Room for some days of journal and calls, and for an update's download. */
    private static final long LOW_MB = 256;

    /** The alarm ends no sooner, so that it doesn't come and go with what a database writes. */
    private static final long ENOUGH_MB = 320;

    private final Settings settings;
    private final Health health;
    private final ApplianceUpdates updates;
    private final TlsKeyStore tls;
    private final LeaseDatabase leases;
    private final JournalStore journal;
    private final EntityWriter records;
    private final InstantSource clock;

    private boolean low;

    /** Root is asked about updates this seldom: little but a start changes the answer. */
    private final Pace asks = new Pace(1, Duration.ofMinutes(10));

    /** What root said last; null: it has yet to be asked, or couldn't be. */
    private Map<String, Details> wentBack;

    BoxAlarms(
            Settings settings,
            Health health,
            ApplianceUpdates updates,
            TlsKeyStore tls,
            LeaseDatabase leases,
            JournalStore journal,
            EntityWriter records,
            InstantSource clock) {
        this.settings = settings;
        this.health = health;
        this.updates = updates;
        this.tls = tls;
        this.leases = leases;
        this.journal = journal;
        this.records = records;
        this.clock = clock;
    }

    List<AlarmSource> sources() {
        return List.of(
                new AlarmSource(Event.BOX_DISK_LOW, () -> low(usable())),
                new AlarmSource(Event.BOX_DATABASE_FAILS, this::databases),
                new AlarmSource(
                        Event.BOX_DATABASE_WENT_BACK,
                        () -> notes(SchemaCopies.losses(settings.data()), Detail.DATABASE)),
                new AlarmSource(Event.BOX_SITE_FILE_REFUSED, () -> note(health.siteFault())),
                new AlarmSource(Event.BOX_TLS_CLOSED, () -> note(tls.fault())),
                new AlarmSource(
                        Event.BOX_CERTIFICATE_ENDS,
                        () -> ending(tls.givenUntil().filter(tls::endsSoon))),
                new AlarmSource(Event.BOX_CERTIFICATE_UNREADABLE, () -> note(tls.givenFault())),
                new AlarmSource(Event.BOX_UPDATE_WENT_BACK, this::wentBack));
    }

    private long usable() {
        try {
            return Files.getFileStore(settings.data()).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs on the thread that looks for alarms alone. @param usable bytes */
    Map<String, Details> low(long usable) {
        low = usable < (low ? ENOUGH_MB : LOW_MB) << 20;
        return low ? Map.of("", Details.of(Detail.LIMIT, LOW_MB)) : Map.of();
    }

    /** @param until when the certificate ends; empty where that is no matter yet */
    static Map<String, Details> ending(Optional<Instant> until) {
        return until.map(end -> Map.of("", Details.of(Detail.UNTIL, end))).orElse(Map.of());
    }

    private Map<String, Details> databases() {
        Map<String, String> faults = new TreeMap<>();
        fault(leases.name(), leases.health(), faults);
        fault("journal.db", journal.health(), faults);
        fault("site.db", records.health(), faults);
        return notes(faults, Detail.DATABASE);
    }

    private static void fault(String name, StoreHealth health, Map<String, String> faults) {
        if (!health.up()) {
            faults.put(name, health.lastError());
        }
    }

    /** Runs on the thread that looks for alarms alone. */
    private Map<String, Details> wentBack() {
        if (asks.take(clock.instant()) || wentBack == null) {
            wentBack = null;
            wentBack = askForUpdate();
        }
        return wentBack;
    }

    private Map<String, Details> askForUpdate() {
        try {
            ApplianceUpdates.State state = updates.state();
            return state.failed() == null
                    ? Map.of()
                    : Map.of("", Details.of(Detail.SLOT, state.failed()).with(Detail.NOTE, given(state.why())));
        } catch (ApplianceUpdates.Refused e) {
            return Map.of();
        } catch (IOException e) {
            throw new IllegalStateException("root can't be asked about updates", e);
        }
    }

    private static String given(String text) {
        return text.isBlank() ? null : text;
    }

    private static Map<String, Details> note(String fault) {
        return fault == null ? Map.of() : Map.of("", Details.of(Detail.NOTE, fault));
    }

    /** A condition of several subjects, each with a text. */
    static Map<String, Details> notes(Map<String, ?> texts, Detail subject) {
        return each(
                texts.entrySet(),
                Map.Entry::getKey,
                each -> Details.of(subject, each.getKey())
                        .with(Detail.NOTE, Said.worded(each.getValue(), Language.ENGLISH)));
    }

    static <T> Map<String, Details> each(Collection<T> all, Function<T, String> subject, Function<T, Details> details) {
        return all.stream().collect(Collectors.toMap(subject, details, (one, _) -> one, TreeMap::new));
    }
}
