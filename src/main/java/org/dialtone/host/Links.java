package org.dialtone.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.app.LocalInterface;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/** The Ethernet links that this machine is on; looked up again after a while. Safe to ask from any thread. */
public final class Links {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final InstantSource clock;
    private volatile Known known = new Known(List.of(), Set.of(), Instant.EPOCH);

    private record Known(List<Subnet> subnets, Set<Ip4> own, Instant read) {
    }

    public Links(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether another machine has this address, and no router stands between. */
    public boolean reach(Ip4 address) {
        Instant now = clock.instant();
        Known then = known;
        if (Duration.between(then.read(), now).abs().compareTo(FRESH) >= 0) {
            then = look(now);
            known = then;
        }
        return !then.own().contains(address) && then.subnets().stream().anyMatch(subnet -> subnet.contains(address));
    }

    private static Known look(Instant now) {
        List<LocalInterface> all = NetworkInterfaces.all();
        return new Known(all.stream().filter(each -> each.mac() != null).map(LocalInterface::subnet).distinct().toList(),
                all.stream().map(LocalInterface::address).collect(Collectors.toUnmodifiableSet()), now);
    }
}
