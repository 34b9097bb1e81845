package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Three machines with etcd, Patroni, PostgreSQL and HAProxy on the files of cluster/, and a box on two of them, with a
 * shared address in the machines' own subnet, from which the active one gives one new phone after another an address:
 * whatever becomes of the leader, each ACK that a phone got is in the database of the next.
 */
@Tag("root")
@Tag("patroni")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PatroniIT {

    private static final String RELAY = "10.66.0.200";
    private static final String SITE = LabSite.on("eth0")
            .scope("voice", "10.66.0.0/16", "pools: [10.66.1.1-10.66.240.254]", "leaseTime: 7d", "conflictProbe: false")
            .yaml();
    /** What the page promises, and as much again for a machine that does other work. */
    private static final Duration BACK = Duration.ofSeconds(60);

    private static Lab lab;
    private static PatroniCluster cluster;
    /** Of the box that is ready at first. */
    private static PatroniMachine home;

    private static Box box;
    private static AckLog acks;

    /** Leader and active one are one machine at first, so that both end at once. */
    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        cluster = new PatroniCluster(lab, RELAY + "/16");
        cluster.start();
        cluster.await(1);
        Path site = Files.writeString(lab.folder.resolve("site.yaml"), SITE);
        PatroniMachine leader = cluster.leader();
        Box active = leader.dialtone(site);
        home = cluster.machines().stream()
                .filter(each -> each != leader)
                .filter(each -> each != cluster.machine("sync_standby").orElseThrow())
                .findFirst()
                .orElseThrow();
        active.await(240, () -> health(leader, "/ready").status() == 0);
        box = home.dialtone(site);
        acks = new AckLog(ChildJvm.start(Lab.in(lab.serverSpace), NewPhonesMain.class, RELAY, PatroniMachine.SHARED));
        box.await(240, () -> health(home, "/live").status() == 0);
        acks.await(10);
        cluster.await(2);
    }

    @AfterAll
    static void stop() throws IOException {
        if (acks != null) {
            acks.close();
        }
        if (cluster != null) {
            cluster.close();
        }
        lab.close();
    }

    @Test
    @Order(1)
    void theHealthPageSaysWhereALeaseIsAndHowFarTheStandbysAre() {
        String follows = cluster.machine("sync_standby").orElseThrow().name;
        String said =
                health(cluster.leader(), "", "-u", "admin:" + Box.PASSWORD).output();
        assertTrue(said.contains("\"committed\": \"on the server's disk and on " + follows), said);
        assertTrue(said.matches("(?s).*\"standby " + follows + "\": \"streaming, sync, \\d+ bytes behind\".*"), said);
        assertTrue(
                said.matches("(?s).*\"standby " + home.name + "\": \"streaming, async, \\d+ bytes behind\".*"), said);
    }

    /** Where the shared address is, everything else there goes on from the machine's own. */
    @Test
    @Order(1)
    void databaseAndPeersHearTheMachinesOwnAddresses() {
        PatroniMachine leader = cluster.leader();
        assertTrue(leader.run("ip", "addr", "show", "dev", "eth0").must().contains(PatroniMachine.SHARED + "/"));
        String connections = leader.run("ss", "-Htn", "state", "established").must();
        assertTrue(connections.contains(":5432") && connections.contains(":2380"), connections);
        assertEquals(
                List.of(),
                connections
                        .lines()
                        .filter(line -> line.contains(" " + PatroniMachine.SHARED + ":"))
                        .toList());
    }

    /** A commit waits for the dead one until Patroni names another; whoever is active keeps its turn meanwhile. */
    @Test
    @Order(2)
    void theSynchronousStandbyLosesItsPowerAndNobodyTakesOver() throws IOException {
        PatroniMachine leader = cluster.leader();
        PatroniMachine standby = cluster.machine("sync_standby").orElseThrow();
        long cut = System.currentTimeMillis();
        standby.cut();
        Box.await(
                240,
                cluster::logs,
                () -> cluster.machine("sync_standby")
                        .filter(now -> now != standby)
                        .isPresent());
        nothingIsLost(cut);
        assertEquals(leader, cluster.leader());
        assertEquals(0, health(leader, "/ready").status());
        standby.start();
        cluster.await(2);
    }

    @Test
    @Order(3)
    void theLeaderWithTheActiveBoxLosesItsPowerAndNothingElse() throws IOException {
        PatroniMachine before = cluster.leader();
        long cut = System.currentTimeMillis();
        before.cut();
        nothingIsLost(before, cut);
        before.start();
        cluster.await(2);
    }

    @Test
    @Order(4)
    void theLeaderChangesAtWillAndLosesNothing() {
        PatroniMachine before = cluster.leader();
        PatroniMachine next = cluster.machine("sync_standby").orElseThrow();
        long begun = System.currentTimeMillis();
        before.run(
                        "patronictl",
                        "-c",
                        "/etc/patroni/config.yml",
                        "switchover",
                        "--leader",
                        before.name,
                        "--candidate",
                        next.name,
                        "--force")
                .must();
        nothingIsLost(before, begun);
        assertEquals(next, cluster.leader());
        cluster.await(2);
    }

    /** Who needs no new page of a table goes on until the log needs its next file; then the server ends. */
    @Test
    @Order(5)
    void aLeaderWithAFullDiskGivesWayAndLosesNothing() {
        PatroniMachine full = cluster.leader();
        full.run("dd", "if=/dev/zero", "of=" + full.disk.resolve("fill"), "bs=64k");
        long begun = System.currentTimeMillis();
        Box.await(
                240,
                full.log("patroni"),
                () -> full.sql("SELECT pg_switch_wal()").status() != 0);
        nothingIsLost(full, begun);
    }

    /** Awaits another leader, and the box on it. */
    private static void nothingIsLost(PatroniMachine before, long since) {
        Box.await(
                240,
                cluster::logs,
                () -> cluster.machine("leader").filter(now -> now != before).isPresent());
        nothingIsLost(since);
    }

    private static void nothingIsLost(long since) {
        acks.await(10);
        Duration pause = acks.longestPause(since);
        assertTrue(pause.compareTo(BACK) < 0, () -> "no new lease for " + pause + "\n" + Box.text(box.log));
        assertEquals(Set.of(), lost());
    }

    /** The ACKs of which the leader's database knows nothing. */
    private static Set<String> lost() {
        Set<String> acknowledged = acks.all();
        Set<String> stored = cluster.leader()
                .sql("SELECT mac || ' ' || host('0.0.0.0'::inet + address) FROM dialtone.lease")
                .must()
                .lines()
                .collect(Collectors.toSet());
        return acknowledged.stream().filter(each -> !stored.contains(each)).collect(Collectors.toSet());
    }

    private static Command health(PatroniMachine of, String path, String... more) {
        return lab.onServer(Stream.concat(
                        Stream.of("curl", "-s", "-f", "http://" + of.address + "/q/health" + path), Stream.of(more))
                .toArray(String[]::new));
    }
}
