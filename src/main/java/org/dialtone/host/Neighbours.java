package org.dialtone.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.NeighbourTable;
import org.dialtone.app.Recurring;
import org.dialtone.app.Said;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Holding;
import org.jboss.logging.Logger;

/**
 * Reads the kernel's neighbour table: the devices that the kernel met on its links under their addresses, just now or a
 * while ago (REACHABLE, STALE, DELAY, PROBE, PERMANENT). Reads on a thread of its own, at intervals and when asked.
 */
public final class Neighbours implements NeighbourTable, AutoCloseable {

    private static final String TABLE = "/proc/net/arp";
    private static final long INTERVAL = 30;
    /** The readings for one address: a second in all, because the kernel asks once a second. */
    private static final int LOOKS = 17;

    private static final int LOOK_MILLISECONDS = 60;
    /** The readings after which the kernel is provoked again: it may have given up just then. */
    private static final int LOOKS_A_PROVOCATION = 6;
    /**
     * The reader rests nine times as long as it read, but no phone waits longer than {@link #LONGEST_REST} for that.
     */
    private static final int REST = 9;

    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_ASKED = 1024;
    private static final int ETHERNET = 1;
    /** ATF_COM: the neighbour answered; the kernel sets it in every state but INCOMPLETE and FAILED. */
    private static final int COMPLETE = 2;

    private static final Logger LOG = Logger.getLogger(Neighbours.class);

    private final Path table;
    private final InstantSource clock;
    private final BiPredicate<Ip4, String> counts;
    private final Function<Ip4, Set<MacAddress>> asking;
    private final Consumer<Holding> met;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("neighbours").factory());
    private volatile Map<Ip4, Holding> known = Map.of();
    private volatile Map<Ip4, Set<MacAddress>> several = Map.of();
    private final Map<Ip4, CompletableFuture<Void>> asked = new HashMap<>();
    private CompletableFuture<Void> next;
    private long rested = System.nanoTime();
    private volatile Said trouble;

    /**
     * @param wanted whether the table is to be read at intervals
     * @param met    receives each neighbour, on the reader's thread
     */
    public Neighbours(InstantSource clock, BooleanSupplier wanted, Consumer<Holding> met) {
        this(new EthernetLinks(clock), clock, met);
        Recurring.on(
                reader,
                "the kernel's neighbours can't be read",
                () -> {
                    if (wanted.getAsBoolean()) {
                        read();
                    }
                },
                0,
                INTERVAL,
                TimeUnit.SECONDS);
    }

    private Neighbours(EthernetLinks links, InstantSource clock, Consumer<Holding> met) {
        this(Path.of(TABLE), clock, links::leads, asking(links), met);
    }

    /**
     * @param counts whether an interface is the one that leads to an address
     * @param asking asks the kernel for the devices at one address
     */
    Neighbours(
            Path table,
            InstantSource clock,
            BiPredicate<Ip4, String> counts,
            Function<Ip4, Set<MacAddress>> asking,
            Consumer<Holding> met) {
        this.table = table;
        this.clock = clock;
        this.counts = counts;
        this.asking = asking;
        this.met = met;
    }

    private static Function<Ip4, Set<MacAddress>> asking(EthernetLinks links) {
        NeighbourQuery query = new NeighbourQuery();
        return address -> links.leading(address).stream()
                .flatMap(index -> query.at(index, address).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The holders by address, as of the last reading; each time is when the device was first met there. */
    @Override
    public Map<Ip4, Holding> known() {
        return known;
    }

    @Override
    public Set<MacAddress> at(Ip4 address) {
        Set<MacAddress> all = several.get(address);
        Holding one = known.get(address);
        return all != null ? all : one == null ? Set.of() : Set.of(one.mac());
    }

    @Override
    public Set<MacAddress> now(Ip4 address) {
        return asking.apply(address);
    }

    @Override
    public Said trouble() {
        return trouble;
    }

    /**
     * Completes after a reading that began after this call; callers meanwhile share it. An earlier reading doesn't do,
     * however young: a device that takes a phone's address could have had it made before.
     */
    @Override
    public synchronized CompletableFuture<Void> refresh() {
        if (next == null) {
            next = new CompletableFuture<>();
            reader.schedule(this::readFor, Math.max(0, rested - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
        return next;
    }

    /**
     * Completes when it is known anew which device answers at this address of a link. An address without an entry is
     * sent an empty packet first, so that the kernel asks for it, and is given up after a second.
     */
    @Override
    public CompletableFuture<Void> look(Ip4 address) {
        return refresh()
                .thenCompose(_ -> known.containsKey(address) || trouble != null
                        ? CompletableFuture.completedFuture(null)
                        : ask(address));
    }

    /**
     * Makes the kernel check whether the device that it met at this address is still there; if not, the entry is gone
     * in ten seconds.
     */
    public void doubt(Ip4 address) {
        reader.execute(() -> ArpTable.provoke(address));
    }

    /**
     * Asks for an address. Anyone can make up senders, so each address is asked for once at a time, and only so many
     * are.
     */
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
        if ((LOOKS - looks) % LOOKS_A_PROVOCATION == 0) {
            ArpTable.provoke(address);
        }
        Executor later = CompletableFuture.delayedExecutor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS, reader);
        return CompletableFuture.runAsync(() -> {}, later)
                .thenCompose(_ -> refresh())
                .thenCompose(_ -> looks == 1 || known.containsKey(address)
                        ? CompletableFuture.completedFuture(null)
                        : provoke(address, looks - 1));
    }

    private void readFor() {
        CompletableFuture<Void> wanted;
        synchronized (this) {
            wanted = next;
            next = null;
        }
        long began = System.nanoTime();
        try {
            read();
        } finally {
            rest(System.nanoTime() - began);
            // Phones wait for this reading.
            wanted.complete(null);
        }
    }

    private synchronized void rest(long took) {
        rested = System.nanoTime() + Math.min(REST * took, LONGEST_REST);
    }

    private void read() {
        Map<Ip4, Holding> before = known;
        Map<Ip4, Holding> now = new HashMap<>();
        Map<Ip4, Set<MacAddress>> more = new HashMap<>();
        parse(lines(), counts, clock.instant()).forEach(holding -> {
            Holding old = before.get(holding.address());
            Holding met = old != null && old.mac().equals(holding.mac()) ? old : holding;
            Holding other = now.put(holding.address(), met);
            if (other != null && !other.mac().equals(met.mac())) {
                // The machine has two links to one subnet, and a device at this address on each.
                more.computeIfAbsent(holding.address(), _ -> new HashSet<>()).addAll(Set.of(other.mac(), met.mac()));
            }
        });
        several = Map.copyOf(more);
        known = Map.copyOf(now);
        now.values().forEach(met);
    }

    private List<String> lines() {
        try {
            List<String> lines = Files.readAllLines(table);
            tell(null);
            return lines;
        } catch (IOException e) {
            tell(Said.of("neighbours.unreadable", String.valueOf(e.getMessage()), table));
            return List.of();
        }
    }

    private void tell(Said now) {
        if (now != null && !now.equals(trouble)) {
            LOG.error(now.says());
        }
        trouble = now;
    }

    /** Reads lines such as {@code 10.66.1.4 0x1 0x2 00:15:65:00:00:01 * voice0}, after a headline. */
    static Stream<Holding> parse(List<String> lines, BiPredicate<Ip4, String> counts, Instant now) {
        return lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(Neighbours::answered)
                .flatMap(words -> Ip4.parse(words[0])
                        .filter(address -> counts.test(address, words[5]))
                        .flatMap(address -> MacAddress.parse(words[3])
                                .filter(mac -> mac.bits() != 0)
                                .map(mac -> new Holding(address, mac, Holding.Source.NEIGHBOUR, now)))
                        .stream());
    }

    private static boolean answered(String[] words) {
        try {
            return words.length >= 6
                    && Integer.decode(words[1]) == ETHERNET
                    && (Integer.decode(words[2]) & COMPLETE) != 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
