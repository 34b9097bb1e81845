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

    /** More than a machine has interfaces, so that no running question is forgotten, and asked again. */
    private static final int MOST = 1_024;
    /** Each question has a thread and a socket of its own; the others' turn comes with a later look. */
    private static final int MOST_RUNNING = 16;
    /** Whoever looks at a page again and again doesn't ask the whole network each time. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Probe probe;
    private final Executor background;
    private final InstantSource clock;
    private final Map<String, Found> found = BoundedMap.byInsertion(MOST);
    private int running;

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

    /** Asks on this interface, unless it was asked just now or too many others are being asked. */
    public synchronized void look(String name) {
        Found before = found.get(name);
        Instant now = clock.instant();
        boolean fresh = before != null && now.isBefore(before.asked().plus(FRESH));
        if (!fresh && running < MOST_RUNNING) {
            running++;
            found.put(name, new Found(now, false, before == null ? List.of() : before.servers(), null));
            background.execute(() -> ask(name, now));
        }
    }

    /** Empty where nobody has looked there. */
    public synchronized Optional<Found> of(String name) {
        return Optional.ofNullable(found.get(name));
    }

    private void ask(String name, Instant asked) {
        Found result = broken(asked, "");
        try {
            result = new Found(asked, true, List.copyOf(probe.servers(name)), null);
        } catch (StartupFault e) {
            result = new Found(asked, true, List.of(), e.getMessage());
        } catch (RuntimeException e) {
            result = broken(asked, " (" + e + ")");
        } finally {
            end(name, result);
        }
    }

    private static Found broken(Instant asked, String why) {
        return new Found(
                asked,
                true,
                List.of(),
                "the question broke off" + why + "; look again in half a minute to ask once more");
    }

    private synchronized void end(String name, Found result) {
        running--;
        found.put(name, result);
    }
}
