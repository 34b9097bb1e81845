package org.dialtone.host;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.LinkHearing;
import org.dialtone.app.SharedAddress;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/** When other devices were heard on one link, and whom to ask there. */
final class HeardDevices {

    private static final long ASKED_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long QUIET_NANOS = Duration.ofSeconds(8).toNanos();
    private static final int MOST = 8;

    private final List<Ip4> shared;
    private final List<Subnet> subnets;
    private final long began;
    /** Those that spoke last, with themselves as values. */
    private final Map<Ip4, Ip4> spoke = BoundedMap.byInsertion(MOST);
    /** Null: nothing yet. */
    private Long heard;

    private Long asked;

    /** Asks who has an address, in the name of the one who has {@code from}; {@link Ip4#ANY}: of nobody. */
    interface Question {
        void ask(Ip4 from, Ip4 address) throws IOException;
    }

    /** @param shared the addresses of IPv4 on this link, at least one */
    HeardDevices(List<SharedAddress> shared, long now) {
        this.shared = shared.stream().map(each -> each.ip4().get()).toList();
        subnets = shared.stream()
                .map(each -> Subnet.around(each.ip4().get(), each.prefix()))
                .distinct()
                .toList();
        began = now;
    }

    List<Subnet> subnets() {
        return subnets;
    }

    void spoke(Ip4 device) {
        if (isHere(device)) {
            spoke.remove(device);
            spoke.put(device, device);
        }
    }

    private boolean isHere(Ip4 device) {
        return subnets.stream().anyMatch(subnet -> subnet.contains(device)) && !shared.contains(device);
    }

    void heard(long now) {
        heard = now;
    }

    LinkHearing hearing(long now) {
        return new LinkHearing(
                Duration.ofNanos(now - began), Optional.ofNullable(heard).map(last -> Duration.ofNanos(now - last)));
    }

    /**
     * Asks where it is time to.
     *
     * @param active   whether this machine has the addresses now; asked before each question in their name
     * @param machines whom the active one asks beside the devices that spoke
     */
    void ask(BooleanSupplier active, Set<Ip4> machines, long now, Question question) throws IOException {
        if (asked != null && now - asked < ASKED_NANOS) {
            return;
        }
        if (!active.getAsBoolean()) {
            asked = now;
            question.ask(Ip4.ANY, shared.getFirst());
        } else if (heard == null || now - heard >= QUIET_NANOS) {
            asked = now;
            for (Ip4 device : devices(machines)) {
                // Each time anew: a process that was frozen between must tell nobody that it has the address.
                if (active.getAsBoolean()) {
                    question.ask(shared.getFirst(), device);
                }
            }
        }
    }

    private Set<Ip4> devices(Set<Ip4> machines) {
        return Stream.concat(
                        spoke.keySet().stream(),
                        machines.stream().filter(this::isHere).sorted().limit(MOST))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
