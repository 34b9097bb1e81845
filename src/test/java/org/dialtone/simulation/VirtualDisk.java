package org.dialtone.simulation;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseStore;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.KnownPhone;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingStore;

/**
 * A disk with one writer that commits in groups, which may end between any two orders. A commit takes a while, may be slow and may fail; a crash takes what
 * waits, and tears the commit on its way: all of it is there afterwards, or nothing. A failed commit may be there, too,
 * until the next one writes over it.
 */
final class VirtualDisk {

    /** Between two commits, as the real writer rests. */
    private static final long PACE_MICROS = 4_000;

    private static final double SPLIT = 0.2;

    private final VirtualTime time;
    private final Chance chance;
    private final EventTrace trace;
    private final DiskImage image;
    private final Map<MacAddress, KnownPhone> fleet = new LinkedHashMap<>();
    private FaultRates rates;
    private List<Waiting> queue = new ArrayList<>();
    private List<Waiting> committing = List.of();
    private List<DiskImage.Change> doubtful = List.of();
    /** The rows that a failed commit left out, the newest of each: it goes with a later commit. */
    private final Map<String, Waiting> unwritten = new LinkedHashMap<>();
    /** The rows that the last commit of theirs left out. */
    private final Set<String> failed = new HashSet<>();
    /** When each binding came. */
    private final Map<Binding, Long> given = new HashMap<>();

    private boolean busy;
    private int life;

    /** @param done null where nobody waits. @param row what it writes; null: it isn't made again */
    private record Waiting(List<DiskImage.Change> changes, CompletableFuture<Void> done, String row) {}

    VirtualDisk(VirtualTime time, Chance chance, EventTrace trace, FaultRates rates, DiskImage image) {
        this.time = time;
        this.chance = chance;
        this.trace = trace;
        this.rates = rates;
        this.image = image;
    }

    void calm() {
        rates = FaultRates.NONE;
    }

    LeaseStore leases() {
        return new LeaseStore() {
            @Override
            public List<Lease> load() {
                return image.leases();
            }

            @Override
            public CompletionStage<Void> store(Lease lease, List<Lease> ended) {
                CompletableFuture<Void> done = new CompletableFuture<>();
                List<DiskImage.Change> rows = Stream.concat(ended.stream(), Stream.of(lease))
                        .<DiskImage.Change>map(DiskImage.LeaseRow::new)
                        .toList();
                put(new Waiting(rows, done, null));
                return done;
            }
        };
    }

    BindingStore bindings() {
        return new BindingStore() {
            @Override
            public List<Binding> load() {
                return image.bindings();
            }

            @Override
            public void store(String user, List<Binding> bindings) {
                put(waiting(user, bindings, null));
            }

            @Override
            public CompletionStage<Void> commit(String user, List<Binding> bindings) {
                CompletableFuture<Void> done = new CompletableFuture<>();
                bindings.forEach(binding -> given.putIfAbsent(binding, time.nanos()));
                put(waiting(user, bindings, done));
                return done;
            }

            private static Waiting waiting(String user, List<Binding> bindings, CompletableFuture<Void> done) {
                return new Waiting(List.of(new DiskImage.BindingRows(user, List.copyOf(bindings))), done, user);
            }
        };
    }

    /** Whether nothing waits for a commit, none is on its way, and none has left anything out. */
    boolean isIdle() {
        return !busy && queue.isEmpty() && unwritten.isEmpty();
    }

    /** Whether the last commit of this user's bindings has failed. */
    boolean hasFailed(String user) {
        return failed.contains(user);
    }

    /** How long ago this binding came, in nanoseconds. */
    long age(Binding binding) {
        return time.nanos() - given.getOrDefault(binding, time.nanos());
    }

    /** The bindings that are on the disk. */
    List<Binding> storedBindings() {
        return image.bindings();
    }

    /** What the fleet saw last is shown to people alone, and stays as it is. */
    void takeOver(Instant now) {
        image.takeOver(now);
    }

    void noteTime(BoxClock clock) {
        put(new Waiting(List.of(new DiskImage.TimeMark(clock.instant(), clock.ahead())), null, "time"));
    }

    private void put(Waiting change) {
        queue.add(change);
        begin();
    }

    private void begin() {
        if (busy || queue.isEmpty()) {
            return;
        }
        busy = true;
        int mine = life;
        time.afterMicros(PACE_MICROS, () -> {
            if (life == mine) {
                take();
                boolean slow = chance.of(rates.slowCommit());
                time.after(slow ? chance.millis(200, 4_000) : chance.millis(1, 8), () -> {
                    if (life == mine) {
                        end();
                    }
                });
            }
        });
    }

    /** What the next commit takes along: all that waits, or what came before the writer looked. */
    private void take() {
        int waiting = queue.size();
        int taken = waiting > 1 && chance.of(SPLIT) ? 1 + chance.below(waiting - 1) : waiting;
        committing = List.copyOf(queue.subList(0, taken));
        queue = new ArrayList<>(queue.subList(taken, waiting));
    }

    private static List<DiskImage.Change> changes(List<Waiting> group) {
        return group.stream().flatMap(each -> each.changes().stream()).toList();
    }

    private void end() {
        List<Waiting> group = committing;
        committing = List.of();
        List<DiskImage.Change> changes = changes(group);
        if (chance.of(rates.failedCommit())) {
            trace.say(EventTrace.BOX, "commit of " + group.size() + " fails: " + changes);
            doubtful = changes;
            group.stream().filter(each -> each.row() != null).forEach(each -> {
                unwritten.put(each.row(), each);
                failed.add(each.row());
            });
            finish(group, new IOException("no space left"));
        } else {
            image.commit(changes);
            doubtful = List.of();
            group.forEach(each -> {
                unwritten.remove(each.row());
                failed.remove(each.row());
            });
            queue.addAll(0, unwritten.values());
            unwritten.clear();
            finish(group, null);
        }
        busy = false;
        begin();
    }

    private static void finish(List<Waiting> group, IOException failure) {
        for (Waiting each : group) {
            if (each.done() != null && failure == null) {
                each.done().complete(null);
            } else if (each.done() != null) {
                each.done().completeExceptionally(failure);
            }
        }
    }

    /** The process has ended at this moment. */
    void crash() {
        life++;
        busy = false;
        queue = new ArrayList<>();
        unwritten.clear();
        failed.clear();
        given.clear();
        List<DiskImage.Change> torn = committing.isEmpty() ? doubtful : changes(committing);
        committing = List.of();
        doubtful = List.of();
        image.crash(torn, chance);
    }

    FleetStore fleet() {
        return new FleetStore() {
            @Override
            public List<KnownPhone> load() {
                return List.copyOf(fleet.values());
            }

            @Override
            public void remember(KnownPhone phone) {
                fleet.put(phone.mac(), phone);
            }

            @Override
            public void forget(MacAddress mac) {
                fleet.remove(mac);
            }
        };
    }
}
