package org.dialtone.edge.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Holding;

/** The kernel's neighbour table: whom it met on its links under which address. Read on a thread of its own, at intervals and when asked. */
public final class Neighbours implements AutoCloseable {

    private static final String TABLE = "/proc/net/arp";
    private static final long INTERVAL = 30;
    private static final int LOOKS = 5;
    private static final int LOOK_MILLISECONDS = 60;
    private static final int MOST_ASKED = 1024;
    private static final int ETHERNET = 1;
    /** ATF_COM: the neighbour answered. */
    private static final int COMPLETE = 2;

    private final Path table;
    private final InstantSource clock;
    private final Consumer<Holding> met;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("neighbours").factory());
    private volatile Map<Ip4, Holding> known = Map.of();
    private final Map<Ip4, CompletableFuture<Void>> asked = new HashMap<>();
    private CompletableFuture<Void> next;

    /**
     * @param wanted whether it is to be read at intervals
     * @param met    told of each neighbour, on the reader's thread
     */
    public Neighbours(InstantSource clock, BooleanSupplier wanted, Consumer<Holding> met) {
        this(Path.of(TABLE), clock, met);
        Recurring.on(reader, "the kernel's neighbours can't be read", () -> {
            if (wanted.getAsBoolean()) {
                read();
            }
        }, 0, INTERVAL, TimeUnit.SECONDS);
    }

    Neighbours(Path table, InstantSource clock, Consumer<Holding> met) {
        this.table = table;
        this.clock = clock;
        this.met = met;
    }

    /** By address, as last read; the time is when it was first met there. */
    public Map<Ip4, Holding> known() {
        return known;
    }

    /** Done after a reading that began after this call; those who ask meanwhile share it. */
    public synchronized CompletableFuture<Void> refresh() {
        if (next == null) {
            next = new CompletableFuture<>();
            reader.execute(this::readFor);
        }
        return next;
    }

    /**
     * Done when it was looked anew who answers at this address of a link; an address without an entry is sent an empty packet first,
     * so that the kernel asks for it, and is given up after 300 ms.
     */
    public CompletableFuture<Void> look(Ip4 address) {
        return refresh().thenCompose(_ -> known.containsKey(address) ? CompletableFuture.completedFuture(null) : ask(address));
    }

    /** Makes the kernel find out whether whom it met there is there still; if not, the entry is gone in ten seconds. */
    public void doubt(Ip4 address) {
        reader.execute(() -> ArpTable.provoke(address));
    }

    /** Anyone can make up senders, so each address is asked for once at a time, and only so many are. */
    private synchronized CompletableFuture<Void> ask(Ip4 address) {
        CompletableFuture<Void> there = asked.get(address);
        if (there != null || asked.size() >= MOST_ASKED) {
            return there != null ? there : CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> begun = provoke(address, LOOKS);
        asked.put(address, begun);
        begun.whenComplete((_, _) -> over(address));
        return begun;
    }

    private synchronized void over(Ip4 address) {
        asked.remove(address);
    }

    private CompletableFuture<Void> provoke(Ip4 address, int looks) {
        ArpTable.provoke(address);
        Executor later = CompletableFuture.delayedExecutor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS, reader);
        return CompletableFuture.runAsync(() -> { }, later).thenCompose(_ -> refresh())
                .thenCompose(_ -> looks == 1 || known.containsKey(address) ? CompletableFuture.completedFuture(null) : provoke(address, looks - 1));
    }

    private void readFor() {
        CompletableFuture<Void> wanted;
        synchronized (this) {
            wanted = next;
            next = null;
        }
        try {
            read();
        } finally {
            // Phones wait for it.
            wanted.complete(null);
        }
    }

    private void read() {
        Map<Ip4, Holding> before = known;
        Map<Ip4, Holding> now = new HashMap<>();
        parse(lines(), clock.instant()).forEach(holding -> {
            Holding old = before.get(holding.address());
            now.put(holding.address(), old != null && old.mac().equals(holding.mac()) ? old : holding);
        });
        known = Map.copyOf(now);
        now.values().forEach(met);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Lines such as {@code 10.66.1.4 0x1 0x2 00:15:65:00:00:01 * voice0}, after a headline. */
    static Stream<Holding> parse(List<String> lines, Instant now) {
        return lines.stream().map(line -> line.strip().split("\\s+")).filter(Neighbours::answered)
                .flatMap(words -> Ip4.parse(words[0]).flatMap(address -> MacAddress.parse(words[3]).filter(mac -> mac.bits() != 0)
                        .map(mac -> new Holding(address, mac, Holding.Source.NEIGHBOUR, now))).stream());
    }

    private static boolean answered(String[] words) {
        try {
            return words.length >= 6 && Integer.decode(words[1]) == ETHERNET && (Integer.decode(words[2]) & COMPLETE) != 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
