package org.dialtone.socket.dhcp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dialtone.app.LocalInterface;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.OptionSetting;
import org.dialtone.dhcp.OptionValue;
import org.dialtone.net.Ip4;
import org.jboss.logging.Logger;

/** Asks periodically whether the routers that phones are told of exist, as far as they are on a link of the box. */
public final class RouterWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RouterWatch.class);
    private static final int ROUTERS = 3;
    /** A silent router costs a second. */
    private static final int MOST = 32;

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration WHILE_SILENT = Duration.ofSeconds(5);

    private final Function<Ip4, Optional<LocalInterface>> beside;
    private final BiPredicate<LocalInterface, Ip4> answers;
    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("router-watch").unstarted(task));
    private volatile List<Ip4> routers = List.of();
    private volatile List<Silent> silent = List.of();

    /** A router that doesn't answer ARP on this interface's link. */
    public record Silent(Ip4 router, String interfaceName) {

        @Override
        public String toString() {
            return router + " on " + interfaceName;
        }
    }

    /**
     * @param beside  the interface on whose link a router must be; empty: none
     * @param answers asks there, and waits
     */
    public RouterWatch(Function<Ip4, Optional<LocalInterface>> beside, BiPredicate<LocalInterface, Ip4> answers) {
        this.beside = beside;
        this.answers = answers;
    }

    /** Begins to ask. */
    public void start() {
        turns.schedule(this::turn, 1, TimeUnit.SECONDS);
    }

    /** Takes the routers of a plan in place of those before. */
    public void install(DhcpPlan plan) {
        Stream<OptionSetting> options = Stream.concat(
                plan.options().stream(), plan.scopes().stream().flatMap(scope -> scope.options().stream()));
        routers = plan.serving()
                ? options.filter(option -> option.code() == ROUTERS)
                        .flatMap(option -> addresses(option.value()).stream())
                        .distinct()
                        .limit(MOST)
                        .toList()
                : List.of();
        silent = silent.stream().filter(each -> routers.contains(each.router())).toList();
    }

    /** The routers that did not answer the last question. */
    public List<Silent> silent() {
        return silent;
    }

    public boolean isSilent(Ip4 router) {
        return silent.stream().anyMatch(each -> each.router().equals(router));
    }

    private void turn() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("the routers couldn't be asked for", e);
        }
        turns.schedule(this::turn, (silent.isEmpty() ? INTERVAL : WHILE_SILENT).toSeconds(), TimeUnit.SECONDS);
    }

    void look() {
        List<Silent> now = routers.stream()
                .flatMap(router -> beside
                        .apply(router)
                        .filter(here -> !answers.test(here, router))
                        .map(here -> new Silent(router, here.name()))
                        .stream())
                .toList();
        List<Silent> before = silent;
        silent = now.stream().filter(each -> routers.contains(each.router())).toList();
        now.stream()
                .filter(each -> !before.contains(each))
                .forEach(each -> LOG.warnf(
                        "router %s doesn't answer ARP; switch it on, or correct option 3 (routers): without it phones reach nothing beyond their subnet",
                        each));
        before.stream()
                .filter(each -> !now.contains(each))
                .forEach(each -> LOG.infof("router %s is missed no longer", each));
    }

    private static Collection<Ip4> addresses(OptionValue value) {
        List<Ip4> addresses = new ArrayList<>();
        if (value instanceof OptionValue.Bytes(byte[] bytes)) {
            for (int at = 0; at + Integer.BYTES <= bytes.length; at += Integer.BYTES) {
                addresses.add(Ip4.of(bytes, at));
            }
        }
        return addresses;
    }

    @Override
    public void close() {
        turns.shutdownNow();
    }
}
