package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.dialtone.app.rollout.RolloutStore.Fate;
import org.dialtone.app.rollout.RolloutStore.Kept;
import org.dialtone.app.rollout.RolloutStore.KeptPhone;
import org.dialtone.app.rollout.Standing;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Delivery;
import org.dialtone.provision.PendingPhone;
import org.dialtone.provision.PendingPhones;
import org.dialtone.provision.SeenPack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Provisioning's records of phones survive a restart, whichever engine keeps them. */
@ParameterizedClass
@EnumSource(Engine.class)
class ProvisioningStoresTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final MacAddress MAC = MacAddress.of("00:15:65:00:00:01");

    @Parameter
    private Engine engine;

    private Engine.Place place;
    private LeaseDatabase database;

    @BeforeEach
    void begin(@TempDir Path folder) {
        place = engine.in(folder);
        open();
    }

    private void open() {
        database = place.open(() -> NOW);
    }

    private void restart() {
        database.close();
        open();
    }

    @Test
    void waitingAndAdoptedPhonesOutliveARestart() {
        PendingPhone waiting = new PendingPhone(MAC, "0815", NOW, NOW.plusSeconds(60), null, false);
        PendingPhone adopted = new PendingPhone(MacAddress.of("00:15:65:00:00:02"), "4711", NOW, NOW, "200", true);
        database.pendingPhones().remember(waiting);
        database.pendingPhones().remember(adopted);
        database.pendingPhones().remember(new PendingPhone(new MacAddress(3), "0000", NOW, NOW, null, false));
        database.pendingPhones().forget(new MacAddress(3));
        restart();
        assertEquals(List.of(waiting, adopted), database.pendingPhones().load());
        database.close();
    }

    @Test
    void packsSeenOnARealPhoneOutliveARestart() {
        SeenPack known = new SeenPack("yealink", MAC, "T46S", "66.86.0.15", NOW);
        SeenPack silent = new SeenPack("snom", MAC, null, null, NOW);
        database.seenPacks().remember(known);
        database.seenPacks().remember(silent);
        restart();
        assertEquals(List.of(silent, known), database.seenPacks().load());
        database.close();
    }

    @Test
    void rolloutsOutliveARestartUntilTheyAreForgotten() {
        database.rollouts().remember("acme-1", 0, Standing.RUNNING);
        database.rollouts().remember("acme-2", 1, Standing.PAUSED);
        database.rollouts().remember("acme-1", 2, Standing.OVERDUE);
        database.rollouts().remember("acme-1", MAC, Fate.TOLD, 2);
        database.rollouts().remember("acme-2", MAC, Fate.ASIDE, 1);
        database.rollouts().remember("acme-1", MAC, Fate.RUNS, 3);
        restart();
        Kept one = new Kept("acme-1", 2, Standing.OVERDUE, Map.of(MAC, new KeptPhone(Fate.RUNS, 3)));
        Kept two = new Kept("acme-2", 1, Standing.PAUSED, Map.of(MAC, new KeptPhone(Fate.ASIDE, 1)));
        assertEquals(List.of(one, two), database.rollouts().load());
        database.rollouts().forget("acme-1");
        restart();
        assertEquals(List.of(two), database.rollouts().load());
        database.close();
    }

    /** Otherwise the box would adopt the phone by itself again. */
    @Test
    void phonesSentAwayAndTakenBackOutliveARestart() {
        PendingPhones book = new PendingPhones(database.pendingPhones(), new SplittableRandom(1), () -> NOW);
        book.adopted(MAC, "200", true);
        book.sendAway(MAC);
        restart();
        book = new PendingPhones(database.pendingPhones(), new SplittableRandom(1), () -> NOW);
        assertTrue(book.isSentAway(MAC));
        assertEquals(Optional.empty(), book.find(MAC));
        book.adopted(MAC, "201", true);
        assertFalse(book.isSentAway(MAC));
        restart();
        assertEquals(Set.of(), database.pendingPhones().sentAway());
        database.close();
    }

    @Test
    void placesOutliveARestartInTheirOrder() {
        database.places().remember(MAC, List.of("port 2", "port 1"));
        database.places().remember(new MacAddress(2), List.of("port 3"));
        database.places().remember(new MacAddress(2), List.of());
        restart();
        assertEquals(Map.of(MAC, List.of("port 2", "port 1")), database.places().load());
        database.close();
    }

    @Test
    void deliveriesOutliveARestartWholeOrAsAWindow() {
        Delivery whole = new Delivery(MAC, NOW, "v", "a.cfg", "alpha/phone", "X4", Ip4.of("10.66.0.1"), "\"e\"");
        Delivery opened = new Delivery(MacAddress.of("00:15:65:00:00:02"), NOW, null, null, null, null, null, null);
        database.deliveries().remember(whole);
        database.deliveries().remember(opened);
        restart();
        assertEquals(List.of(whole, opened), database.deliveries().load());
        database.close();
    }

    @Test
    void thePlaceOfALeaseOutlivesARestart() {
        Lease lease = new Lease(
                Ip4.of("10.66.1.1"),
                MAC,
                null,
                Lease.State.BOUND,
                NOW,
                NOW.plusSeconds(60),
                null,
                "port \"7\" of 0x01");
        database.leases().store(lease).toCompletableFuture().join();
        restart();
        assertEquals(List.of(lease), database.leases().load());
        database.close();
    }
}
