package org.dialtone.boot;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.LeaseFileReview;
import org.dialtone.app.LeaseNotStored;
import org.dialtone.app.SiteBook;
import org.dialtone.dhcp.DhcpEngine;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseInDoubt;
import org.dialtone.dhcp.Outcome;
import org.dialtone.dhcp.TakenOver;
import org.dialtone.dhcp.leasefile.FiledLease;
import org.dialtone.dhcp.leasefile.LeaseFile;
import org.dialtone.metrics.MeteredJournal;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.socket.dhcp.DhcpSockets;
import org.dialtone.store.DiskFault;
import org.dialtone.store.LeaseDatabase;

/** Brings the operator's wishes about leases to the engine, on its own loop. */
@Singleton
final class LoopLeaseControl implements LeaseControl {

    private final DhcpSockets loop;
    private final DhcpEngine engine;
    private final LeaseDatabase database;
    private final MeteredJournal journal;
    private final SiteBook site;
    private final BoxClock clock;

    LoopLeaseControl(
            DhcpSockets loop,
            DhcpEngine engine,
            LeaseDatabase database,
            MeteredJournal journal,
            SiteBook site,
            BoxClock clock) {
        this.clock = clock;
        this.site = site;
        this.loop = loop;
        this.engine = engine;
        this.database = database;
        this.journal = journal;
    }

    @Override
    public Optional<Lease> free(Ip4 address) {
        return carriedOut(() -> engine.free(address).stream().toList()).stream()
                .findFirst()
                .map(Outcome.Store::lease);
    }

    @Override
    public int freeDeclined() {
        return carriedOut(engine::freeDeclined).size();
    }

    private List<Outcome.Store> carriedOut(Supplier<List<Outcome.Store>> act) {
        Map<Outcome.Store, CompletionStage<Void>> stored = new LinkedHashMap<>();
        loop.onLoop(() -> act.get().forEach(store -> stored.put(store, loop.store(store))));
        stored.values().forEach(LoopLeaseControl::await);
        stored.keySet().forEach(store -> journal.record(store.entry()));
        return List.copyOf(stored.keySet());
    }

    @Override
    public LeaseFileReview take(LeaseFile file, boolean dryRun) {
        TakenOver outcome = takeOver(file.leases(), dryRun);
        return LeaseFileReview.of(file, outcome.rows());
    }

    /** Notes that the whole lease book came from elsewhere, with a backup. */
    void cameWithBackup() {
        takeOver(List.of(), false);
    }

    private TakenOver takeOver(List<FiledLease> leases, boolean dryRun) {
        AtomicReference<TakenOver> outcome = new AtomicReference<>();
        AtomicReference<CompletionStage<Void>> stored = new AtomicReference<>();
        loop.onLoop(() -> {
            if (!engine.isInstalled()) {
                // A command without a running box has installed no plan, and a box that starts hasn't yet.
                engine.install(site.plans().dhcp());
            }
            outcome.set(engine.takeOver(leases, clock.wall().instant(), dryRun));
            if (!dryRun) {
                stored.set(
                        database.takeOver(outcome.get().until(), outcome.get().taken()));
            }
        });
        if (!dryRun) {
            settle(outcome.get(), stored.get());
        }
        return outcome.get();
    }

    private void settle(TakenOver outcome, CompletionStage<Void> stored) {
        try {
            stored.toCompletableFuture().join();
            loop.onLoop(() -> {
                outcome.taken().forEach(engine::isStored);
                engine.cutover(outcome.until());
            });
        } catch (CompletionException e) {
            Consumer<Lease> told = LeaseInDoubt.isSaidBy(e) ? engine::isInDoubt : engine::isRefused;
            loop.onLoop(() -> outcome.taken().forEach(told));
            throw LeaseNotStored.imported(words(e), e);
        }
    }

    @Override
    public List<Lease> history(Ip4 address) {
        return database.history(address);
    }

    private static void await(CompletionStage<Void> stored) {
        try {
            stored.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw LeaseNotStored.freed(words(e), e);
        }
    }

    private static String words(CompletionException failed) {
        return DiskFault.words(failed).orElseGet(() -> "the change couldn't be stored: " + failed.getCause());
    }
}
