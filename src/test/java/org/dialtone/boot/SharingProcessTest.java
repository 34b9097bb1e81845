package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dialtone.app.ActiveListener;
import org.dialtone.app.ActiveRow;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.DialtoneProcess.State;
import org.dialtone.app.LinkHearing;
import org.dialtone.app.LinkStanding;
import org.dialtone.app.Processes.HandOver;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharingProcessTest {

    private static final DialtoneProcess SELF = process("1", "north");
    private static final MacAddress STRANGER = MacAddress.of("02:00:00:00:00:66");
    private static final MacAddress SOUTH = MacAddress.of("02:00:00:00:00:02");

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Row row = new Row();
    private volatile boolean returns;
    private volatile Optional<LinkHearing> hearing = Optional.empty();
    private final SharingProcess process = new SharingProcess(
            row,
            SELF,
            List.of(new Told()),
            new BoxClock(InstantSource.system(), System::nanoTime),
            () -> told.add("restart"),
            () -> returns);

    private static DialtoneProcess process(String id, String name) {
        return process(id, name, false);
    }

    private static DialtoneProcess process(String id, String name, boolean hears) {
        return new DialtoneProcess(
                id,
                name,
                "1",
                "https://" + name,
                List.of(),
                Set.of(),
                "",
                hears,
                Instant.EPOCH,
                Instant.EPOCH,
                State.READY);
    }

    @AfterEach
    void end() {
        process.end();
    }

    private void await(String what) {
        while (!told.contains(what)) {
            Thread.onSpinWait();
        }
    }

    private List<String> told(Predicate<String> which) {
        return told.stream().filter(which).toList();
    }

    @Test
    void oneThatIsReadyAnswersNothingAndHandsNothingOver() {
        assertFalse(process.now());
        assertInstanceOf(HandOver.Refused.class, process.handOver(Optional.empty()));
        process.end();
        assertEquals(List.of(), told);
    }

    @Test
    void whoTookTheRowAnswersAndIsToldThatItIsRenewed() throws DatabaseAway {
        process.take();
        assertTrue(process.now() && process.decides());
        assertEquals(7, process.begun().epoch());
        assertEquals("south", process.takeover().orElseThrow().from());
        await("renewed");
    }

    @Test
    void itKnowsItsTurnAndWhetherTheDatabaseAnswers() throws DatabaseAway {
        assertTrue(process.epoch().isEmpty());
        assertFalse(process.reachesDatabase());
        process.take();
        assertEquals(7, process.epoch().orElseThrow());
        assertTrue(process.reachesDatabase());
        await("noted");
        row.away = true;
        process.yields(STRANGER);
        assertFalse(process.reachesDatabase());
    }

    @Test
    void anotherThatIsActiveEndsItOnce() throws DatabaseAway {
        process.take();
        await("renewed");
        row.taken = true;
        assertTrue(process.yields(STRANGER));
        process.supersede();
        assertFalse(process.now());
        process.end();
        await("restart");
        assertEquals(List.of("ended", "restart"), told(each -> !each.matches("renewed|noted")));
    }

    @Test
    void aClaimOfAStrangerEndsNothing() throws DatabaseAway {
        process.take();
        assertFalse(process.yields(STRANGER));
        row.away = true;
        assertFalse(process.yields(STRANGER), "confirmed a moment ago");
        assertTrue(process.now());
    }

    /** As with several hosts that drop packets: the question takes longer than the others wait. */
    @Test
    void whoseQuestionHangsServesOnAndHoldsWhatItHasUntilAnotherClaimsIt() throws DatabaseAway, InterruptedException {
        row.others = List.of(SELF, onLink("2", SOUTH));
        process.note();
        row.hangs = new CountDownLatch(1);
        process.take();
        long end = System.nanoTime() + Duration.ofSeconds(11).toNanos();
        while (System.nanoTime() < end) {
            assertTrue(process.now());
            Thread.sleep(20);
        }
        assertFalse(process.decides());
        long held = told("unconfirmed"::equals).size();
        assertTrue(held >= 3, "told " + held + " times within 5 s");
        assertFalse(process.yields(STRANGER), "a device that isn't one of the machines");
        assertTrue(process.now());
        assertTrue(process.yields(SOUTH), "at once, without a question that would hang too");
        assertFalse(process.now());
        assertEquals(List.of("ended", "restart"), told(each -> !each.matches("unconfirmed|noted")));
        row.hangs.countDown();
    }

    @Test
    void itGivesUpWhatTheActiveOneHasBeforeItFreesTheRow() throws DatabaseAway {
        process.take();
        process.end();
        assertEquals(List.of("ended", "free"), told(each -> !each.matches("renewed|noted")));
    }

    @Test
    void oneThatIsToBeActiveAgainKeepsTheRow() throws DatabaseAway {
        process.take();
        returns = true;
        process.end();
        assertEquals(List.of("ended", "keep"), told(each -> !each.matches("renewed|noted")));
    }

    @Test
    void itHandsOverToOneThatIsReadyAndStartsAnew() throws DatabaseAway {
        process.take();
        assertInstanceOf(HandOver.Refused.class, process.handOver(Optional.of("west")));
        assertEquals(new HandOver.Begun(process("2", "south")), process.handOver(Optional.of("south")));
        await("restart");
    }

    @Test
    void whereOnlyAnotherHearsPhonesItHandsOverOnce() throws DatabaseAway {
        row.others = List.of(SELF, hearing("2", "south"));
        hearing = Optional.of(new LinkHearing(Duration.ofMinutes(1), Optional.empty()));
        process.take();
        await("restart");
        assertEquals(LinkStanding.QUIET, row.noted);
        assertEquals(List.of("appoint 2", "restart"), told(each -> !each.matches("renewed|noted")));
        told.clear();
        await("noted");
        await("renewed");
        assertEquals(List.of(), told(each -> each.startsWith("appoint")));
    }

    @Test
    void whereAnyDeviceIsHeardOrTheOtherHearsNothingItStays() throws DatabaseAway {
        row.others = List.of(SELF, hearing("2", "south"));
        hearing = Optional.of(new LinkHearing(Duration.ofMinutes(1), Optional.of(Duration.ofSeconds(3))));
        process.take();
        await("noted");
        assertEquals(LinkStanding.LIVE, row.noted);
        hearing = Optional.of(new LinkHearing(Duration.ofMinutes(1), Optional.empty()));
        row.others = List.of(SELF, process("2", "south"));
        told.clear();
        await("noted");
        assertEquals(List.of(), told(each -> each.startsWith("appoint")));
    }

    @Test
    void whoGotItsTurnByAHandOverAndHearsNothingInItKeepsIt() throws DatabaseAway {
        row.handed = true;
        row.others = List.of(SELF, hearing("2", "south"));
        hearing = Optional.of(new LinkHearing(Duration.ofMinutes(1), Optional.empty()));
        process.take();
        await("noted");
        told.clear();
        await("noted");
        assertEquals(LinkStanding.QUIET, row.noted);
        assertEquals(List.of(), told(each -> each.startsWith("appoint")));
    }

    @Test
    void theMachinesOfReadyProcessesAreAsked() throws DatabaseAway {
        row.others = List.of(
                at("1", "10.66.0.2", State.ACTIVE),
                at("2", "10.66.0.3", State.READY),
                at("3", "10.66.0.4", State.SILENT),
                at("4", "10.66.0.5", State.READY));
        process.note();
        assertEquals(Set.of(Ip4.of("10.66.0.3"), Ip4.of("10.66.0.5")), process.otherHosts());
    }

    private static DialtoneProcess at(String id, String host, State state) {
        return new DialtoneProcess(
                id, id, "1", "", List.of(), Set.of(Ip4.of(host)), "", false, Instant.EPOCH, Instant.EPOCH, state);
    }

    private static DialtoneProcess onLink(String id, MacAddress mac) {
        return new DialtoneProcess(
                id, id, "1", "", List.of(), Set.of(), Set.of(mac), "", true, Instant.EPOCH, Instant.EPOCH, State.READY);
    }

    private static DialtoneProcess hearing(String id, String name) {
        return process(id, name, true);
    }

    private final class Told implements ActiveListener {

        @Override
        public void renewed() {
            told.add("renewed");
        }

        @Override
        public void unconfirmed() {
            told.add("unconfirmed");
        }

        @Override
        public Optional<LinkHearing> hearing() {
            return hearing;
        }

        @Override
        public void ended() {
            told.add("ended");
        }
    }

    /** Free, and after the process "south". */
    private final class Row implements ActiveRow {

        private volatile boolean taken;
        private volatile CountDownLatch hangs = new CountDownLatch(0);
        private volatile boolean away;
        private volatile boolean handed;
        private volatile List<DialtoneProcess> others = List.of(SELF);
        private volatile LinkStanding noted;

        @Override
        public Taking take(Consumer<Taking.Taken> coming) {
            return new Taking.Taken(7, 6, "south", handed, Duration.ofSeconds(10), Instant.EPOCH);
        }

        @Override
        public int endEarlier() {
            return 0;
        }

        @Override
        public boolean renew(Instant now) throws DatabaseAway {
            try {
                hangs.await();
            } catch (InterruptedException e) {
                throw new DatabaseAway(e);
            }
            if (away) {
                throw new DatabaseAway(new IllegalStateException("away"));
            }
            return !taken;
        }

        @Override
        public void note(boolean active, LinkStanding link, List<String> addresses) {
            noted = link;
            told.add("noted");
        }

        @Override
        public List<DialtoneProcess> all() {
            return others;
        }

        @Override
        public Optional<DialtoneProcess> appoint(Optional<String> to) {
            told.add("appoint " + to.orElse("any"));
            return Optional.of(process("2", "south"))
                    .filter(each -> to.isEmpty() || to.get().matches(each.id() + "|" + each.name()));
        }

        @Override
        public void free(Instant now) {
            told.add("free");
        }

        @Override
        public void keep(Instant now) {
            told.add("keep");
        }

        @Override
        public void close() {}
    }
}
