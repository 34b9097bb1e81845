package org.dialtone.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.dialtone.app.AlarmBook;
import org.dialtone.app.CallLog;
import org.dialtone.app.SiteBook;
import org.dialtone.app.view.FindingNotes;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.app.view.PoolUse;
import org.dialtone.app.view.UsageHistory;
import org.dialtone.app.view.UsagePoint;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.net.BoxClock;
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
