package org.dialtone.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.dialtone.net.Ip4;

/** Boots many phones behind one relay or several, each on a virtual thread of its own. */
public final class Simulation implements Closeable {

    /**
     * @param server    the DHCP server's address and port
     * @param relays    the simulated relays' addresses: each in a scope, and this machine's own (all of 127.0.0.0/8 is);
     *                  the phones are dealt to them in turn
     * @param atOnce    number of phones that boot at one time
     * @param firstWait first wait for a DHCP answer; real phones wait 4 s, then 8 s, …
     * @param patience  how long a phone tries on whose connection is refused or closed, or whose request isn't answered
     */
    public record Setup(InetSocketAddress server, List<Ip4> relays, int atOnce, Duration firstWait, Duration patience) {

        /**
         * Real phones try on for longer than anybody waits for a simulation; another process takes over from one that
         * died within half a minute.
         */
        private static final Duration PATIENCE = Duration.ofMinutes(1);

        public Setup(InetSocketAddress server, List<Ip4> relays, int atOnce, Duration firstWait) {
            this(server, relays, atOnce, firstWait, PATIENCE);
        }

        public Setup(InetSocketAddress server, Ip4 relay, int atOnce, Duration firstWait) {
            this(server, List.of(relay), atOnce, firstWait);
        }
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SplittableRandom random = new SplittableRandom();
    private final List<Relay> relays = new ArrayList<>();
    private final Setup setup;
    private final List<SimulatedPhone> phones = new ArrayList<>();

    public Simulation(Setup setup) throws IOException {
        this.setup = setup;
        for (Ip4 address : setup.relays()) {
            relays.add(new Relay(address, setup.server()));
        }
    }

    /**
     * Boots all phones and returns the results in the order in which they finished; {@code progress} receives each
     * result.
     */
    public BootSummary boot(Roster roster, Consumer<SimulatedBoot> progress) throws InterruptedException {
        return boot(roster, Duration.ZERO, progress);
    }

    /** @param during time in which the phones begin, one after another in equal steps; zero: all at once */
    public BootSummary boot(Roster roster, Duration during, Consumer<SimulatedBoot> progress)
            throws InterruptedException {
        BootSummary tally = new BootSummary();
        long began = System.nanoTime();
        Semaphore turns = new Semaphore(setup.atOnce());
        List<Future<?>> running = new ArrayList<>();
        for (Roster.Member member : roster.members()) {
            Relay relay = relays.get(phones.size() % relays.size());
            SimulatedPhone phone = new SimulatedPhone(member, relay, setup, random.split());
            long begins = began + during.toNanos() * phones.size() / roster.size();
            phones.add(phone);
            running.add(threads.submit(() -> {
                Thread.sleep(Duration.ofNanos(Math.max(0, begins - System.nanoTime())));
                turns.acquire();
                try {
                    SimulatedBoot boot = phone.boot();
                    tally.add(boot, Duration.ofNanos(System.nanoTime() - began));
                    progress.accept(boot);
                } finally {
                    turns.release();
                }
                return null;
            }));
        }
        for (Future<?> one : running) {
            await(one);
        }
        tally.took(Duration.ofNanos(System.nanoTime() - began));
        return tally;
    }

    private static void await(Future<?> one) throws InterruptedException {
        try {
            one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a simulated phone failed in an unforeseen way", e.getCause());
        }
    }

    /**
     * Keeps all phones registered until this thread is interrupted; {@code changes} receives each phone that lost or
     * regained its registration.
     */
    public void hold(Consumer<SimulatedBoot> changes) throws InterruptedException {
        for (SimulatedPhone phone : phones) {
            threads.submit(() -> {
                phone.hold(changes);
                return null;
            });
        }
        Thread.currentThread().join();
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        relays.forEach(Relay::close);
        for (SimulatedPhone phone : phones) {
            phone.close();
        }
    }
}
