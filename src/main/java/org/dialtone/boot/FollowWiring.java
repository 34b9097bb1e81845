package org.dialtone.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.dialtone.app.Actor;
import org.dialtone.app.AddressMoves;
import org.dialtone.app.FirmwareFolder;
import org.dialtone.app.KnownHolders;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.PhoneNotices;
import org.dialtone.app.PhonesInCall;
import org.dialtone.app.Replacement;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.app.StartProof;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.app.deployment.PhoneFacts;
import org.dialtone.app.rollout.Rollouts;
import org.dialtone.app.view.FileAge;
import org.dialtone.app.view.FirmwareViews;
import org.dialtone.app.view.MissedBoots;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.app.view.RecoveryWatch;
import org.dialtone.app.view.Successions;
import org.dialtone.journal.JournalBook;
import org.dialtone.metrics.MeteredJournal;
import org.dialtone.net.BoxClock;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Resync;
import org.dialtone.provision.FileConfirmations;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.PlanReach;
import org.dialtone.provision.Provisioner;
import org.dialtone.sip.Bindings;
import org.dialtone.sip.CallBook;
import org.dialtone.store.LeaseDatabase;

/** Makes what has phones follow the site: their files, addresses, firmware, and who is back after a start. */
@ApplicationScoped
class FollowWiring {

    /** Whose edits a way back to the version before would lose. */
    private static final Set<Actor.Kind> EDITORS =
            EnumSet.of(Actor.Kind.CONSOLE, Actor.Kind.API, Actor.Kind.TOKEN, Actor.Kind.COMMAND);

    @Produces
    @Singleton
    FileAge fileAge(
            PhoneRecords books,
            Provisioner provisioner,
            MeteredJournal journal,
            JournalBook book,
            SiteBook site,
            InstantSource clock) {
        book.listen(new FileConfirmations(books.served(), () -> site.plans().provision()));
        return new FileAge(books.served(), provisioner.tags(), journal, clock, System::nanoTime);
    }

    @Produces
    @Singleton
    Deployments deployments(
            Fleet fleet,
            FirmwareFolder firmware,
            Rollouts rollouts,
            FileAge ages,
            PhonesInCall calls,
            AddressMoves moves,
            PhoneNotices notices,
            LeaseDatabase database,
            BoxClock clock) {
        PhoneFacts phones = new PhoneFacts(fleet, calls, moves, clock);
        return new Deployments(
                new PlanReach(fleet, firmware, rollouts), ages, phones, notices, database.deployments(), clock);
    }

    @Produces
    @Singleton
    PhonesInCall phonesInCall(SiteBook site, CallBook calls) {
        return new PhonesInCall(() -> site.plans().provision(), calls::live);
    }

    @Produces
    @Singleton
    Rollouts rollouts(
            LeaseDatabase database,
            FirmwareFolder firmware,
            MeteredJournal journal,
            SiteBook site,
            Fleet fleet,
            BoxClock clock) {
        Rollouts rollouts = new Rollouts(database.rollouts(), firmware, journal, clock);
        site.onChange(plans -> rollouts.install(plans.provision(), fleet.packs()));
        return rollouts;
    }

    @Produces
    @Singleton
    StartProof startProof(SiteBook site, Bindings bindings, JournalBook journal) {
        StartProof proof = new StartProof(
                StartProof.registered(bindings.all(), site.plans().provision().phones()),
                mac -> site.plans().provision().firstMac(mac));
        journal.listen(proof::hear);
        site.onRevision(revision -> {
            if (EDITORS.contains(revision.who().kind())) {
                proof.keep();
            }
        });
        return proof;
    }

    @Produces
    @Singleton
    FirmwareViews firmwareViews(
            SiteBook site, Snapshots snapshots, Fleet fleet, PhoneRecords books, InstantSource clock) {
        return new FirmwareViews(site::plans, snapshots, fleet, books, clock);
    }

    @Produces
    @Singleton
    Successions successions(PhoneViews phones, KnownHolders presence, PhoneRecords books) {
        return new Successions(phones, presence, books.places());
    }

    @Produces
    @Singleton
    Replacement replacement(
            ObjectEdits edits,
            Fleet fleet,
            PhoneRecords books,
            KnownHolders presence,
            LeaseControl leases,
            Resync resync) {
        return new Replacement(edits, fleet, books.places(), presence, leases, resync);
    }

    @Produces
    @Singleton
    RecoveryWatch recoveryWatch(PhoneViews phones, SiteBook site, JournalBook journal, InstantSource clock) {
        RecoveryWatch watch = new RecoveryWatch(
                phones::all, () -> site.plans().provision().phones().keySet(), clock);
        journal.listen(watch::heard);
        return watch;
    }

    @Produces
    @Singleton
    MissedBoots missedBoots(
            PhoneViews phones, RecoveryWatch recovery, CallBook calls, Resync resync, InstantSource clock) {
        return new MissedBoots(phones::all, recovery, calls::live, resync, clock);
    }

    @Produces
    @Singleton
    AddressMoves addressMoves(
            SiteBook site, Snapshots snapshots, PhonesInCall calls, Resync resync, InstantSource clock) {
        return new AddressMoves(site::plans, snapshots, calls, resync, clock);
    }
}
