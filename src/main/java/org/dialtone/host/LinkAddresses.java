package org.dialtone.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dialtone.app.LinkHearing;
import org.dialtone.app.MachineInterfaces.Plug;
import org.dialtone.app.Recurring;
import org.dialtone.app.SharedAddress;
import org.dialtone.app.SharedAddresses;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.jboss.logging.Logger;

/** The shared addresses on this machine's links: takes them by rtnetlink, tells the links, and hears who else claims them. */
public final class LinkAddresses implements SharedAddresses, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LinkAddresses.class);
    private static final long LOOK_MS = 250;
    /** A device that cached the former owner, or a switch that learns slowly, hears one of these. */
    private static final List<Duration> ANNOUNCED = List.of(
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16),
            Duration.ofSeconds(30));

    /** Who claims an address later than this after it was taken isn't a machine that has yet to notice. */
    private static final Duration HANDED_OVER = Duration.ofSeconds(30);

    private static final Duration CLAIMS_APART = Duration.ofSeconds(1);
    /** An advertisement that answers is heard twice before a claim ends. */
    private static final Duration PROBED_APART = Duration.ofSeconds(25);

    /** While nobody confirms that this machine is to have them, it asks for them as often. */
    private static final Duration HELD_PROBED_APART = Duration.ofSeconds(2);

    private static final Duration CLAIM_ENDS = Duration.ofMinutes(1);

    private final List<SharedAddress> all;
    private final LongSupplier nanos;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("shared-address").unstarted(task));
    private final SharedLinks links;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private final Map<SharedAddress, Foreign> foreign = new ConcurrentHashMap<>();
    private final OtherDevices others;
    private final AddressOrder order;
    private Rtnetlink kernel;
    private volatile Claims claims = _ -> false;
    /** When the kernel takes the addresses away; null: they aren't here. */
    private volatile Long until;

    private boolean looking;
    private long probed;
    private long taken;
    private int announced;
    private long nextClaims;

    /** Another device that has one of the addresses. */
    private record Foreign(Claim claim, long heard) {}

    /** @param nanos elapsed time, as of {@link System#nanoTime} */
    public LinkAddresses(List<SharedAddress> all, LongSupplier nanos) {
        this.all = List.copyOf(all);
        this.nanos = nanos;
        links = new SharedLinks(this.all);
        others = new OtherDevices(all, nanos);
        order = new AddressOrder(all);
    }

    /** Throws a StartupFault where these can't be shared on this machine. */
    public static void require(List<SharedAddress> all) {
        KernelAddresses.require(all);
    }

    @Override
    public void onClaim(Claims asked) {
        claims = asked;
    }

    @Override
    public synchronized void take(Duration valid) {
        if (all.isEmpty() || looks.isShutdown()) {
            return;
        }
        taken = nanos.getAsLong();
        announced = 0;
        set(valid);
        probe();
        announceDue();
        LOG.infof("the shared addresses are here: %s", texts());
        if (!looking) {
            looking = true;
            String failure = "the shared addresses couldn't be looked after";
            Recurring.on(looks, failure, this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void renew(Duration valid) {
        if (isHere()) {
            set(valid);
        } else if (until != null) {
            take(valid);
        }
    }

    @Override
    public synchronized void hold(Duration valid) {
        if (until == null) {
            return;
        }
        if (isHere()) {
            set(valid);
        } else if (probed - until > 0) {
            // Asked with the hold before this one; whoever has it would have been heard since.
            take(valid);
        }
        if (nanos.getAsLong() - probed >= HELD_PROBED_APART.toNanos()) {
            probe();
        }
    }

    @Override
    public boolean isCut() {
        return !all.isEmpty()
                && all.stream()
                        .map(each -> NetworkInterfaces.plug(each.link()))
                        .noneMatch(plug -> plug.filter(Plug::carrier).isPresent());
    }

    @Override
    public Map<String, LinkHearing> hearing() {
        return others.hearing(this::isHere);
    }

    @Override
    public void onQuiet(Supplier<Set<Ip4>> machines) {
        others.machines(machines);
    }

    @Override
    public synchronized void release() {
        until = null;
        links.close();
        foreign.clear();
        troubles.clear();
        for (SharedAddress each : all) {
            attempt(each, () -> KernelAddresses.remove(kernel(), each));
        }
    }

    /** Why an address isn't in order, by address. */
    public Map<String, String> troubles() {
        return new TreeMap<>(troubles);
    }

    /** Other devices that go on using one of the addresses, long after this machine took it. */
    public List<Claim> claimed() {
        long now = nanos.getAsLong();
        return foreign.values().stream()
                .filter(each -> now - each.heard < CLAIM_ENDS.toNanos())
                .map(Foreign::claim)
                .toList();
    }

    @Override
    public List<String> held() {
        return isHere() ? all.stream().map(SharedAddress::text).toList() : List.of();
    }

    private void set(Duration valid) {
        until = nanos.getAsLong() + valid.toNanos();
        int seconds = (int) Math.max(1, valid.toSeconds());
        for (SharedAddress each : all) {
            attempt(each, () -> {
                KernelAddresses.add(kernel(), each, seconds);
                open(each);
                order.keep(kernel(), each, seconds);
            });
        }
    }

    private void open(SharedAddress each) throws IOException {
        if (links.open(each)) {
            announced = 0;
            taken = nanos.getAsLong();
        }
    }

    /** Who has an address meanwhile answers, and that is heard as any claim. */
    private void probe() {
        probed = nanos.getAsLong();
        for (SharedAddress each : all) {
            if (links.isOpen(each)) {
                attempt(each, () -> links.probe(each));
            }
        }
    }

    private void look() {
        announceDue();
        probeDue();
        List<Claim> heard = heard();
        if (!heard.isEmpty()) {
            answer(heard);
        }
    }

    private synchronized void announceDue() {
        if (announced < ANNOUNCED.size()
                && nanos.getAsLong() - taken >= ANNOUNCED.get(announced).toNanos()) {
            announced++;
            announce();
        }
    }

    /** Who has an address of IPv6 says so only when it is asked; ARP comes by itself. */
    private synchronized void probeDue() {
        if (isHere() && links.hearAdvertisements() && nanos.getAsLong() - probed >= PROBED_APART.toNanos()) {
            probe();
        }
    }

    private synchronized void announce() {
        for (SharedAddress each : all) {
            // Each time anew: a process that was frozen between must tell nobody that it has them.
            if (links.isOpen(each) && isHere()) {
                attempt(each, () -> links.announce(each));
            }
        }
    }

    private boolean isHere() {
        Long end = until;
        return end != null && nanos.getAsLong() - end < 0;
    }

    /** One claim of each address that others made since the last look. */
    private synchronized List<Claim> heard() {
        List<Claim> heard = links.heard();
        if (heard.isEmpty() || until == null || nanos.getAsLong() - nextClaims < 0) {
            return List.of();
        }
        nextClaims = nanos.getAsLong() + CLAIMS_APART.toNanos();
        Set<MacAddress> machine = NetworkInterfaces.names().stream()
                .flatMap(name -> NetworkInterfaces.mac(name).stream())
                .collect(Collectors.toSet());
        return heard.stream().filter(claim -> !machine.contains(claim.by())).toList();
    }

    /** The question may wait, so it is asked without the lock. */
    private void answer(List<Claim> heard) {
        for (Claim claim : heard) {
            // Of a device that has been there for long it is known that it is no machine that took over.
            if (!isKnown(claim) && claims.yields(claim)) {
                LOG.warnf(
                        "%s is on %s now, where %s has it",
                        claim.address().text(), claim.by(), claim.address().link());
                release();
                return;
            }
            if (nanos.getAsLong() - taken > HANDED_OVER.toNanos()) {
                note(claim);
            }
        }
        announce();
    }

    private boolean isKnown(Claim claim) {
        return claimed().contains(claim);
    }

    private void note(Claim claim) {
        Foreign before = foreign.put(claim.address(), new Foreign(claim, nanos.getAsLong()));
        if (before == null || !before.claim.equals(claim)) {
            LOG.warnf(
                    "%s on %s uses the shared address %s too; phones may reach that device instead of this machine",
                    claim.by(), claim.address().link(), claim.address().text());
        }
    }

    private interface Deed {
        void run() throws IOException;
    }

    private void attempt(SharedAddress each, Deed deed) {
        try {
            deed.run();
            troubles.remove(each.text());
        } catch (IOException e) {
            String why = each + ": " + e.getMessage();
            if (!why.equals(troubles.put(each.text(), why))) {
                LOG.warnf("shared address %s", why);
            }
        }
    }

    private Rtnetlink kernel() throws IOException {
        if (kernel == null) {
            kernel = new Rtnetlink();
        }
        return kernel;
    }

    private String texts() {
        return all.stream().map(SharedAddress::toString).collect(Collectors.joining(", "));
    }

    @Override
    public synchronized void close() {
        looks.shutdownNow();
        others.close();
        release();
        if (kernel != null) {
            kernel.close();
            kernel = null;
        }
    }
}
