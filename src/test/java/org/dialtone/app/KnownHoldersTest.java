package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.DhcpPlanBuilder;
import org.dialtone.dhcp.HeardHolders;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.dhcp.Listener;
import org.dialtone.dhcp.Relays;
import org.dialtone.dhcp.Scope;
import org.dialtone.dhcp.ScopeBuilder;
import org.dialtone.dhcp.ScopePolicy;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.host.EthernetLinks;
import org.dialtone.host.Neighbours;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Packs;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlanBuilder;
import org.dialtone.site.compile.Plans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KnownHoldersTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final MacAddress SET = MacAddress.of("001565000001");
    private static final MacAddress LEASED = MacAddress.of("001565000002");
    private static final MacAddress LAPSED = MacAddress.of("001565000003");

    private final Vertx vertx = Vertx.vertx();
    private final HeardHolders heard = new HeardHolders(() -> NOW);
    private final Neighbours neighbours = new Neighbours(() -> NOW, () -> false, _ -> {});
    private final LeaseBook leases = new LeaseBook(List.of(
            lease("10.66.1.2", LEASED, 600), lease("10.66.1.3", LAPSED, -600), lease("10.66.1.1", LEASED, 600)));
    private Plans plans = plans(DhcpPlan.Mode.SERVER);
    private final KnownHolders holders =
            new KnownHolders(leases, heard, neighbours, new EthernetLinks(() -> NOW), () -> plans, () -> NOW, () -> {
                Context caller = vertx.getOrCreateContext();
                return task -> caller.runOnContext(_ -> task.run());
            });

    @AfterEach
    void close() {
        neighbours.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aPhoneThatMovedIsWhereItsLatestLeaseIs() {
        for (String latest : List.of("10.66.1.1", "10.66.1.2", "10.66.1.3")) {
            LeaseBook book = new LeaseBook(Stream.of("10.66.1.1", "10.66.1.2", "10.66.1.3")
                    .map(address -> new Lease(
                            Ip4.of(address),
                            LEASED,
                            null,
                            Lease.State.BOUND,
                            NOW.minusSeconds(address.equals(latest) ? 5 : 900),
                            NOW.plusSeconds(600),
                            null))
                    .toList());
            assertEquals(
                    Optional.of(Ip4.of(latest)),
                    new KnownHolders(
                                    book,
                                    heard,
                                    neighbours,
                                    new EthernetLinks(() -> NOW),
                                    () -> plans,
                                    () -> NOW,
                                    () -> {
                                        Context caller = vertx.getOrCreateContext();
                                        return task -> caller.runOnContext(_ -> task.run());
                                    })
                            .addressOf(LEASED));
        }
    }

    @Test
    void theBoxesLeasesComeFirstWhereItServes() {
        assertEquals("""
                10.66.1.1 00:15:65:00:00:02 LEASED
                10.66.1.2 00:15:65:00:00:02 LEASED
                10.66.1.3 00:15:65:00:00:03 LEASED
                10.66.1.9 00:15:65:00:00:01 SET
                """, told());
        assertEquals(Optional.of(LEASED), holder("10.66.1.1"));
        assertEquals(Optional.of(SET), holder("10.66.1.9"));
        assertEquals(Optional.of(Ip4.of("10.66.1.3")), holders.addressOf(LAPSED));
    }

    @Test
    void addressesOfTheSiteComeFirstWhereAnotherServerServes() {
        plans = plans(DhcpPlan.Mode.LISTEN);
        assertEquals("""
                10.66.1.1 00:15:65:00:00:01 SET
                10.66.1.2 00:15:65:00:00:02 LEASED
                10.66.1.9 00:15:65:00:00:01 SET
                """, told());
        assertEquals(Optional.of(SET), holder("10.66.1.1"));
        assertEquals(Optional.of(LEASED), holder("10.66.1.2"));
        assertEquals(Optional.empty(), holder("10.66.1.3"));
    }

    @Test
    void aPhoneWithTwoLeasesIsWhereItWentLast() {
        assertEquals(Optional.of(Ip4.of("10.66.1.1")), holders.addressOf(LEASED));
        assertEquals(Optional.of(Ip4.of("10.66.1.9")), holders.addressOf(SET));
    }

    @Test
    void aPhoneThatAnotherServerServesIsNoLongerWhereThisOneHadIt() {
        plans = plans(DhcpPlan.Mode.LISTEN);
        assertEquals(Optional.of(Ip4.of("10.66.1.2")), holders.addressOf(LEASED));
        asks(LEASED, "10.66.1.50");
        assertEquals(Optional.of(Ip4.of("10.66.1.50")), holders.addressOf(LEASED));
        assertEquals(Optional.of(Ip4.of("10.66.1.1")), holders.addressOf(SET));
        assertEquals(Optional.empty(), holders.addressOf(LAPSED));
    }

    @Test
    void nobodyIsKeptWaitingWhereAllIsKnown() {
        List<String> done = new ArrayList<>();
        holders.ifUnknown(Ip4.of("10.66.1.77"), () -> done.add("serving"));
        plans = plans(DhcpPlan.Mode.LISTEN);
        holders.ifUnknown(Ip4.of("10.66.1.2"), () -> done.add("known"));
        assertEquals(List.of("serving", "known"), done);
    }

    @Test
    void aStrangerWaitsForTheNeighbourTable() {
        plans = plans(DhcpPlan.Mode.LISTEN);
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        vertx.runOnContext(
                _ -> holders.ifUnknown(Ip4.of("10.66.1.77"), () -> done.complete(Context.isOnEventLoopThread())));
        assertTrue(done.join());
    }

    /** Where another server answers, too: what was heard tells who has the address, and ARP whether it is there. */
    @Test
    void aHolderOnALinkIsAskedForByArp() {
        Optional<LocalInterface> link = NetworkInterfaces.all().stream()
                .filter(each -> NetworkInterfaces.asks(each.name()) && each.prefix() < 30)
                .findFirst();
        assumeTrue(link.isPresent(), "this machine is on no link");
        Ip4 other = new Ip4(link.get().address().bits() ^ 1);
        assertTrue(holders.isNear(other));
        assertFalse(holders.isNear(link.get().address()), "its own");
        assertFalse(holders.isNear(Ip4.of("127.66.1.1")), "loopback");
        plans = plans(DhcpPlan.Mode.LISTEN);
        assertTrue(holders.isNear(other));
    }

    /** On a link of the box any device can pass for a relay: a place counts there where the site lists who tells it. */
    @Test
    void aPlaceOnALinkCountsWhereRelaysAreListed() {
        AttachedLinks near = new AttachedLinks() {
            @Override
            public boolean reach(Ip4 address) {
                return Subnet.of("10.66.0.0/16").contains(address);
            }

            @Override
            public boolean join(Ip4 address, Ip4 other) {
                return reach(address);
            }
        };
        LeaseBook book = new LeaseBook(List.of(lease("10.66.1.2", LEASED, 600), lease("10.70.0.2", LAPSED, 600)));
        KnownHolders places =
                new KnownHolders(book, heard, neighbours, near, () -> plans, () -> NOW, () -> Runnable::run);
        plans = plans(DhcpPlan.Mode.SERVER, Relays.ANY);
        assertFalse(places.isPlaced(Ip4.of("10.66.1.2")));
        assertTrue(places.isPlaced(Ip4.of("10.70.0.2")), "beyond a router");
        assertFalse(places.isPlaced(Ip4.of("10.70.0.3")), "set by hand");
        plans = plans(DhcpPlan.Mode.SERVER, Relays.of(List.of(Relays.SWITCHES)));
        assertTrue(places.isPlaced(Ip4.of("10.66.1.2")), "listed by a scope that shares the link");
    }

    /** Sends a broadcast REQUEST to the other server. */
    private void asks(MacAddress mac, String address) {
        DhcpMessage request = DhcpMessage.builder()
                .mac(mac)
                .type(MessageType.REQUEST)
                .option(50, Ip4.of(address))
                .option(54, Ip4.of("10.66.0.9"))
                .build();
        Fleet fleet = new Fleet(new Packs(List.of()), FleetStore.forgetful(List.of()), () -> NOW);
        new Listener(fleet, _ -> {}, heard, () -> NOW)
                .receive(request, new Arrival("voice0", Ip4.of("10.66.0.1"), 16, Ip4.ANY, 68));
    }

    private Optional<MacAddress> holder(String address) {
        return holders.holder(Ip4.of(address));
    }

    /** All holders; who asks for one after the other is told the same. */
    private String told() {
        Holdings byKey = holders.byKey();
        holders.holdings().forEach(each -> assertEquals(each, byKey.at(each.address())));
        Set.of(SET, LEASED, LAPSED)
                .forEach(mac -> assertEquals(
                        holders.holdings().stream()
                                .filter(each -> each.mac().equals(mac))
                                .toList(),
                        byKey.of(mac)));
        return holders.holdings().stream()
                .map(each -> each.address() + " " + each.mac() + " " + each.source() + "\n")
                .collect(Collectors.joining());
    }

    private static Lease lease(String address, MacAddress mac, long seconds) {
        return new Lease(
                Ip4.of(address), mac, null, Lease.State.BOUND, NOW.minusSeconds(900), NOW.plusSeconds(seconds), null);
    }

    private static Plans plans(DhcpPlan.Mode mode) {
        return plans(mode, List.of());
    }

    /** @param beside the relays of the scope that shares the link */
    private static Plans plans(DhcpPlan.Mode mode, Relays beside) {
        return plans(
                mode,
                List.of(
                        scope("voice", "10.66.1.0/24", Relays.ANY, null),
                        scope("more", "10.66.2.0/24", beside, "voice"),
                        scope("rooms", "10.70.0.0/24", Relays.ANY, null)));
    }

    private static Scope scope(String name, String subnet, Relays relays, String sharedWith) {
        return new ScopeBuilder(name, subnet)
                .policy(new ScopePolicy(false, false, false, 0, relays))
                .sharedWith(sharedWith)
                .build();
    }

    private static Plans plans(DhcpPlan.Mode mode, List<Scope> scopes) {
        ProvisionPlan.Phone phone = new ProvisionPlan.Phone(
                SET, null, null, List.of(), Set.of(), Set.of(Ip4.of("10.66.1.1"), Ip4.of("10.66.1.9")));
        return new Plans(
                new DhcpPlanBuilder(scopes).mode(mode).build(),
                new ProvisionPlanBuilder(Map.of(SET, phone)).build(),
                null);
    }
}
