package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.dialtone.app.deployment.DeploymentRecord;
import org.dialtone.app.deployment.TellTime;
import org.dialtone.dhcp.HeardHolder;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Identity;
import org.dialtone.phone.KnownPhone;
import org.dialtone.provision.FileReceipt;
import org.dialtone.provision.FileVersion;
import org.dialtone.provision.LineReport;
import org.dialtone.provision.ServedFile;
import org.dialtone.sip.Binding;
import org.dialtone.sip.Transport;
import org.dialtone.store.Engine.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is stored comes back, whichever engine keeps it. */
@ParameterizedClass
@EnumSource(Engine.class)
class LeaseStoresTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00.123Z");
    private static final MacAddress MAC = MacAddress.of("00:15:65:aa:bb:cc");

    @Parameter
    private Engine engine;

    private Place place;

    @BeforeEach
    void choose(@TempDir Path folder) {
        place = engine.in(folder);
    }

    @Test
    void leasesComeBackAsTheyWere() {
        Lease plain = new Lease(Ip4.of("10.66.1.1"), MAC, null, Lease.State.BOUND, NOW, NOW.plusSeconds(60), null);
        Lease full = new Lease(
                Ip4.of("200.1.2.3"), MAC, "01001565aabbcc", Lease.State.DECLINED, NOW, Instant.MAX, "réception\n");
        store(plain, full);
        try (LeaseDatabase again = database()) {
            assertEquals(List.of(plain, full), again.leases().load());
        }
    }

    @Test
    void theNewestLeaseOfAnAddressWins() {
        Lease first = new Lease(Ip4.of("10.66.1.1"), MAC, null, Lease.State.BOUND, NOW, NOW.plusSeconds(60), null);
        Lease second = new Lease(
                first.address(), new MacAddress(1), null, Lease.State.RELEASED, NOW, NOW.plusSeconds(90), null);
        store(first, second);
        try (LeaseDatabase again = database()) {
            assertEquals(List.of(second), again.leases().load());
        }
    }

    /** A phone moves, and the disk takes its new lease no more: it goes on with the former one, also after a restart. */
    @Test
    void aLeaseAndTheOneThatEndsWithItAreStoredTogetherOrNotAtAll() throws SQLException {
        Lease former = lease(MAC, Lease.State.BOUND, 0);
        Lease left = new Lease(former.address(), MAC, null, Lease.State.RELEASED, NOW, NOW.plusSeconds(1), null);
        Lease next = new Lease(
                Ip4.of("10.66.1.2"), MAC, null, Lease.State.BOUND, NOW.plusSeconds(1), NOW.plusSeconds(61), null);
        store(former);
        place.refuse(Columns.of(next.address()));
        try (LeaseDatabase database = database()) {
            CompletionStage<Void> stored = database.leases().store(next, List.of(left));
            assertThrows(
                    CompletionException.class,
                    () -> stored.toCompletableFuture().join());
            assertEquals(List.of(former), database.leases().load());
        }
        place.refuseNoMore();
        try (LeaseDatabase database = database()) {
            database.leases().store(next, List.of(left)).toCompletableFuture().join();
            assertEquals(List.of(left, next), database.leases().load());
        }
    }

    @Test
    void whoHadAnAddressIsRememberedNewestFirst() {
        Lease first = lease(MAC, Lease.State.BOUND, 0);
        Lease renewed =
                new Lease(first.address(), MAC, null, Lease.State.BOUND, first.since(), NOW.plusSeconds(90), "lobby");
        Lease second = lease(new MacAddress(1), Lease.State.BOUND, 100);
        Lease third = lease(new MacAddress(2), Lease.State.RELEASED, 200);
        store(first, renewed, second, third);
        try (LeaseDatabase again = database()) {
            assertEquals(List.of(second, renewed), again.history(first.address()));
            assertEquals(List.of(third), again.leases().load());
            assertEquals(List.of(), again.history(Ip4.of("10.66.1.2")));
        }
    }

    @Test
    void leasesFromElsewhereComeWithTheMomentWhenTheyCame() {
        Lease first = lease(MAC, Lease.State.BOUND, 0);
        Lease second = new Lease(Ip4.of("10.66.1.2"), MAC, null, Lease.State.BOUND, NOW, NOW.plusSeconds(60), null);
        try (LeaseDatabase database = database()) {
            assertEquals(Optional.empty(), database.cutover());
            database.takeOver(NOW, List.of(first)).toCompletableFuture().join();
            database.takeOver(NOW.plusSeconds(5), List.of(second))
                    .toCompletableFuture()
                    .join();
        }
        try (LeaseDatabase again = database()) {
            assertEquals(Optional.of(NOW.plusSeconds(5)), again.cutover());
            assertEquals(List.of(first, second), again.leases().load());
        }
    }

    @Test
    void whatAListenerHeardComesBackWithTheLatestHolderOfAnAddress() {
        HeardHolder first = new HeardHolder(Ip4.of("10.70.0.1"), MAC, NOW, NOW, "relay 10.70.0.254 port 7");
        HeardHolder second = new HeardHolder(first.address(), new MacAddress(1), NOW, NOW.plusSeconds(1), null);
        HeardHolder gone = new HeardHolder(Ip4.of("10.70.0.2"), new MacAddress(2), NOW, NOW, null);
        try (LeaseDatabase database = database()) {
            List.of(first, gone, second).forEach(database.holders()::remember);
            database.holders().forget(gone.address());
        }
        try (LeaseDatabase again = database()) {
            assertEquals(List.of(second), again.holders().load());
        }
    }

    @Test
    void bindingsOfAUserAreReplacedWhole() {
        Binding held = binding("1001", "sip:1001@10.66.1.1", List.of());
        Binding hall = binding("1001", "sip:1001@10.66.1.2", List.of("<sip:a;lr>", "<sip:b;lr>"));
        Binding other = binding("1002", "sip:1002@10.66.1.3", List.of());
        try (LeaseDatabase database = database()) {
            database.bindings().store("1001", List.of(held, other));
            database.bindings().store("1001", List.of(hall, held));
            database.bindings().store("1002", List.of(other));
            database.bindings().store("1003", List.of(other));
            database.bindings().store("1003", List.of());
        }
        try (LeaseDatabase again = database()) {
            assertEquals(List.of(hall, held, other), again.bindings().load());
        }
    }

    @Test
    void aCommitOfBindingsIsDoneWhenAnotherConnectionCanReadThem() {
        Binding held = binding("1001", "sip:1001@10.66.1.1", List.of());
        try (LeaseDatabase database = database()) {
            database.bindings()
                    .commit("1001", List.of(held))
                    .toCompletableFuture()
                    .join();
            assertEquals(List.of(held), database.bindings().load());
            database.bindings().commit("1001", List.of()).toCompletableFuture().join();
            assertEquals(List.of(), database.bindings().load());
        }
    }

    /** PostgreSQL refuses the character. */
    @Test
    void aBindingMayHoldNul() {
        try (LeaseDatabase database = database()) {
            database.bindings().store("1001", List.of(binding("1001", "sip:1001@10.66.1.1", List.of("<sip:\0;lr>"))));
        }
        try (LeaseDatabase again = database()) {
            String path = again.bindings().load().getFirst().path().getFirst();
            assertTrue(List.of("<sip:\0;lr>", "<sip:\uFFFD;lr>").contains(path), path);
            assertEquals(0, again.health().dropped());
        }
    }

    @Test
    void theFleetIsRemembered() {
        KnownPhone stranger = new KnownPhone(MAC, null, NOW);
        KnownPhone known = new KnownPhone(
                MAC, new Identity("yealink", "T46S", null, Certainty.USER_AGENT), NOW.plusSeconds(1), "2.0");
        KnownPhone another = new KnownPhone(new MacAddress(0xffff_ffff_ffffL), null, NOW);
        try (LeaseDatabase database = database()) {
            KnownPhone madeUp = new KnownPhone(new MacAddress(1), null, NOW);
            List.of(stranger, madeUp, another, known).forEach(database.fleet()::remember);
            database.fleet().forget(madeUp.mac());
        }
        try (LeaseDatabase again = database()) {
            assertEquals(List.of(known, another), again.fleet().load());
        }
    }

    @Test
    void theLastFileAndTheLastReportOfEachPhoneAreRemembered() {
        ServedFile first = new ServedFile(MAC, "001565aabbcc.cfg", "yealink", null, Ip4.of("10.66.0.1"), "\"one\"");
        ServedFile second = new ServedFile(MAC, "001565aabbcc.cfg", "yealink", "T46S", Ip4.of("200.1.2.3"), "\"two\"");
        FileReceipt old = new FileReceipt(first, NOW, null, NOW.plusSeconds(1));
        FileReceipt file =
                new FileReceipt(second, NOW.plusSeconds(2), new FileVersion("\"one\"", NOW.plusSeconds(1)), null);
        LineReport lost = new LineReport(MAC, "1001", false, Ip4.of("10.66.1.1"));
        LineReport report = new LineReport(MAC, "1001", true, Ip4.of("200.1.2.3"));
        LineReport other = new LineReport(MAC, "1002", false, Ip4.of("10.66.1.1"));
        try (LeaseDatabase database = database()) {
            List.of(old, file).forEach(database.served()::remember);
            List.of(lost, report, other).forEach(database.reports()::remember);
        }
        try (LeaseDatabase again = database()) {
            assertEquals(List.of(file), again.served().load());
            assertEquals(List.of(report, other), again.reports().load());
        }
    }

    @Test
    void changesOnTheirWayAreRememberedAndForgotten() {
        DeploymentRecord looking = deployment(7, true, Set.of(MAC, new MacAddress(2)), Set.of(), null);
        DeploymentRecord asked = deployment(7, false, Set.of(MAC), Set.of(MAC), TellTime.TONIGHT);
        DeploymentRecord none = deployment(9, false, Set.of(), Set.of(), null);
        try (LeaseDatabase database = database()) {
            List.of(deployment(3, true, Set.of(), Set.of(), null), looking, asked, none)
                    .forEach(database.deployments()::remember);
            database.deployments().forget(3);
        }
        try (LeaseDatabase again = database()) {
            assertEquals(List.of(asked, none), again.deployments().load());
        }
    }

    @Test
    void aRowThatMakesNoSenseIsSkippedAndCounted() throws SQLException {
        Lease good = new Lease(Ip4.of("10.66.1.1"), MAC, null, Lease.State.BOUND, NOW, NOW.plusSeconds(60), null);
        store(good);
        place.sql("INSERT INTO lease VALUES (1, 1, NULL, 'LOST', 0, 0, NULL, NULL)");
        place.sql("INSERT INTO lease VALUES (-7, 1, NULL, 'BOUND', 0, 0, NULL, NULL)");
        place.sql("INSERT INTO lease VALUES (2, -1, NULL, 'BOUND', 0, 0, NULL, NULL)");
        try (LeaseDatabase again = database()) {
            assertEquals(List.of(good), again.leases().load());
            assertEquals(3, again.health().unreadable());
        }
    }

    private static DeploymentRecord deployment(
            long revision, boolean looking, Set<MacAddress> phones, Set<MacAddress> held, TellTime answer) {
        return new DeploymentRecord(revision, NOW, 40, looking, phones, held, held, answer, phones.isEmpty());
    }

    private static Lease lease(MacAddress mac, Lease.State state, long after) {
        return new Lease(
                Ip4.of("10.66.1.1"), mac, null, state, NOW.plusSeconds(after), NOW.plusSeconds(after + 60), null);
    }

    /** A box that was off, or another one that goes on in its place. */
    @Test
    void whatLastsGoesOnWithTheTimeThatItHadLeft() {
        Lease lease = lease(MAC, Lease.State.BOUND, 0);
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        try (LeaseDatabase database = place.open(now::get)) {
            assertEquals(Duration.ZERO, database.pauses());
            database.leases().store(lease);
            now.set(NOW.plusSeconds(20));
            database.noteTime(Duration.ZERO);
        }
        now.set(NOW.plusSeconds(500));
        try (LeaseDatabase again = place.open(now::get)) {
            assertEquals(Duration.ofSeconds(480), again.pauses());
            assertEquals(
                    List.of(lease.expires().plusSeconds(480)),
                    again.leases().load().stream().map(Lease::expires).toList());
        }
    }

    private LeaseDatabase database() {
        return place.open(InstantSource.fixed(NOW));
    }

    private void store(Lease... leases) {
        try (LeaseDatabase database = database()) {
            for (Lease lease : leases) {
                database.leases().store(lease);
            }
        }
    }

    private static Binding binding(String user, String contact, List<String> path) {
        return new Binding(
                user,
                contact,
                Ip4.of("10.66.1.1"),
                5060,
                Transport.UDP,
                "a84b4c76e66710",
                4_000_000_000L,
                NOW,
                NOW.plusSeconds(3600),
                path.isEmpty() ? null : "Yealink SIP-T46S 66.86.0.15",
                path,
                path.isEmpty() ? null : "<urn:uuid:00000000-0000-1000-8000-001565aabbcc>;1",
                path.isEmpty() ? MAC : null);
    }
}
