package org.dialtone.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.dialtone.app.KnownHolders;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Users;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.app.call.CallLog;
import org.dialtone.app.recording.MaskedWords;
import org.dialtone.app.recording.RecordedBoots;
import org.dialtone.app.recording.Recordings;
import org.dialtone.app.view.FindingNotes;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.app.view.PoolUse;
import org.dialtone.app.view.UsageHistory;
import org.dialtone.app.view.UsagePoint;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.net.BoxClock;
import org.dialtone.phone.Fleet;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.recorder.FileTap;
import org.dialtone.recorder.Recorder;
import org.dialtone.sip.CallBook;
import org.dialtone.store.JournalStore;
import org.dialtone.store.site.EntityWriter;
import org.dialtone.store.site.PanacheAlarms;
import org.dialtone.store.site.PanacheCalls;
import org.dialtone.store.site.SiteWrites;

/** The part of the object graph that keeps records over restarts: calls, alarms and the use of the box. */
@ApplicationScoped
class RecordWiring {

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_CALLS = 100_000;
    private static final long MOST_RECORDED = 64L << 20;
    private static final int MOST_ALARMS = 10_000;

    @Produces
    @Singleton
    EntityWriter records(InstantSource clock) {
        return new EntityWriter(MOST_WAITING, SiteWrites::run, clock);
    }

    @Produces
    @Singleton
    CallLog callLog(EntityWriter records, BoxClock clock) {
        return new PanacheCalls(records, clock, MOST_CALLS).open();
    }

    @Produces
    @Singleton
    AlarmBook alarms(EntityWriter records, BoxClock clock) {
        return new AlarmBook(new PanacheAlarms(records, clock, MOST_ALARMS), clock);
    }

    /** A sixteenth of the heap, from 8 to 64 MiB; and 64 MiB on the disk. */
    @Produces
    @Singleton
    Recorder recorder(SiteBook site, Settings settings, BoxClock clock) {
        long most = Math.clamp(Runtime.getRuntime().maxMemory() / 16, 8L << 20, 64L << 20);
        return new Recorder(
                most,
                device -> Optional.ofNullable(site.plans().provision().phones().get(device))
                        .map(ProvisionPlan.Phone::mac),
                new RecordedBoots(settings.data().resolve("recordings"), MOST_RECORDED, clock));
    }

    @Produces
    @Singleton
    FileTap fileTap(Recorder recorder, KnownHolders presence, InstantSource clock) {
        return new FileTap(recorder, presence::holder, clock);
    }

    @Produces
    @Singleton
    MaskedWords maskedWords(SiteBook site, Users users) {
        return new MaskedWords(site, users);
    }

    @Produces
    @Singleton
    Recordings recordings(Recorder recorder, MaskedWords words, Fleet fleet, BoxClock clock) {
        return new Recordings(recorder, words, fleet, NetworkInterfaces::toward, clock);
    }

    @Produces
    @Singleton
    FindingNotes findingNotes(JournalStore store, BoxClock clock) {
        return new FindingNotes(store.findingNotes(), clock);
    }

    @Produces
    @Singleton
    UsageHistory usage(
            JournalStore store, PhoneViews phones, CallBook calls, SiteBook site, LeaseBook leases, BoxClock clock) {
        return new UsageHistory(
                store.usage(),
                () -> UsagePoint.of(
                        clock.instant(),
                        phones.counts(),
                        calls.live().size(),
                        PoolUse.of(site.plans().dhcp().scopes(), leases.each(), clock.instant())));
    }
}
