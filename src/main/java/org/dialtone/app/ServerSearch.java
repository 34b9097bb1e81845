package org.dialtone.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.net.BoundedMap;

/**
 * Asks on interfaces that the box doesn't serve yet which DHCP servers are there, in the background. Safe to use from
 * any thread; nothing waits.
 */
public final class ServerSearch {

    private static final int MOST = 64;
    /** Whoever looks at a page again and again doesn't ask the whole network each time. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Probe probe;
    private final Executor background;
    private final InstantSource clock;
    private final Map<String, Found> found = BoundedMap.byInsertion(MOST);

    /** One question on one interface, which takes its time. */
    @FunctionalInterface
    public interface Probe {

        /** @throws StartupFault where the interface can't be asked */
        List<OtherServer> servers(String interfaceName);
    }

    /**
     * What was found on an interface.
     *
     * @param asked   when the question began
     * @param over    false: the question still runs, and these are the servers of the one before
     * @param failure why the box couldn't ask; null: it could
     */
    public record Found(Instant asked, boolean over, List<OtherServer> servers, String failure) {}

    public ServerSearch(Probe probe, Executor background, InstantSource clock) {
        this.probe = probe;
        this.background = background;
        this.clock = clock;
    }

    /** Asks on this interface, unless it was asked just now. */
    public synchronized void look(String name) {
        Found before = found.get(name);
        Instant now = clock.instant();
        boolean fresh = before != null && now.isBefore(before.asked().plus(FRESH));
        if (!fresh) {
            found.put(name, new Found(now, false, before == null ? List.of() : before.servers(), null));
            background.execute(() -> end(name, ask(name, now)));
        }
    }

    /** Empty where nobody has looked there. */
    public synchronized Optional<Found> of(String name) {
        return Optional.ofNullable(found.get(name));
    }

    private Found ask(String name, Instant asked) {
        try {
            return new Found(asked, true, List.copyOf(probe.servers(name)), null);
        } catch (StartupFault e) {
            return new Found(asked, true, List.of(), e.getMessage());
        }
    }

    private synchronized void end(String name, Found result) {
        found.put(name, result);
    }
}
