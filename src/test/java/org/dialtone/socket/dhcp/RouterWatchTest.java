package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.LocalInterface;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.DhcpPlanBuilder;
import org.dialtone.dhcp.OptionSetting;
import org.dialtone.dhcp.OptionValue;
import org.dialtone.dhcp.Scope;
import org.dialtone.dhcp.ScopeBuilder;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouterWatchTest {

    private static final Ip4 HERE = Ip4.of("10.66.0.254");
    private static final Ip4 FAR = Ip4.of("10.77.0.254");
    private static final LocalInterface VOICE =
            new LocalInterface("voice0", Ip4.of("10.66.0.1"), 16, MacAddress.of("02:00:00:00:00:01"));

    private final Set<Ip4> answering = new HashSet<>();
    private final RouterWatch watch = new RouterWatch(
            router -> Optional.of(VOICE).filter(here -> here.subnet().contains(router)),
            (here, router) -> answering.contains(router));

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void aRouterIsMissedUntilItAnswers() {
        watch.install(plan(DhcpPlan.Mode.SERVER, "10.66.0.254", "10.77.0.254"));
        assertEquals(List.of(), watch.silent());
        watch.look();
        assertEquals("[10.66.0.254 on voice0]", watch.silent().toString());
        assertTrue(watch.isSilent(HERE));
        assertFalse(watch.isSilent(FAR));
        answering.add(HERE);
        watch.look();
        assertEquals(List.of(), watch.silent());
    }

    @Test
    void aRouterThatIsNoLongerServedIsNotMissed() {
        watch.install(plan(DhcpPlan.Mode.SERVER, "10.66.0.254"));
        watch.look();
        watch.install(plan(DhcpPlan.Mode.LISTEN, "10.66.0.254"));
        assertEquals(List.of(), watch.silent());
        watch.look();
        assertEquals(List.of(), watch.silent());
    }

    private static DhcpPlan plan(DhcpPlan.Mode mode, String... routers) {
        OptionSetting option =
                new OptionSetting(3, new OptionValue.Bytes(OptionTable.byCode(3).encode(List.of(routers))));
        Scope scope = new ScopeBuilder("voice", "10.66.0.0/16")
                .pool("10.66.1.0-10.66.1.9")
                .leases(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofDays(1))
                .options(List.of(option))
                .build();
        return new DhcpPlanBuilder(scope)
                .mode(mode)
                .interfaces(List.of("voice0"))
                .options(List.of(option))
                .build();
    }
}
