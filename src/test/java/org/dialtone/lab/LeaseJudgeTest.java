package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

/** The judge of takeovers finds each kind of fault in a made-up record of the wire, and none where there is none. */
class LeaseJudgeTest {

    private static final long SECOND = 1_000_000;
    private static final Ip4 ADDRESS = Ip4.of("10.66.1.1");
    private static final Ip4 OTHER = Ip4.of("10.66.1.2");
    private static final Ip4 SERVER = Ip4.of("10.66.0.1");
    private static final MacAddress PHONE = MacAddress.of("00:15:65:00:00:01");
    private static final MacAddress STRANGER = MacAddress.of("00:15:65:00:00:02");

    private final Turns turns = new Turns();
    private final LeaseJudge judge = new LeaseJudge(turns);

    /** The machine a is active, and b from the 100th second on. */
    LeaseJudgeTest() {
        turns.saw(0, 1, "a");
        turns.saw(100 * SECOND, 2, "b");
    }

    @Test
    void allIsWell() {
        List<Seen> wire = List.of(
                new Seen.Offered(SECOND, "a", PHONE, ADDRESS),
                acked(2, "a", PHONE, ADDRESS, 300),
                new Seen.Filed(3 * SECOND, "a", ADDRESS),
                new Seen.Registered(4 * SECOND, "a", "1001"),
                acked(120, "b", PHONE, ADDRESS, 300),
                new Seen.Released(130 * SECOND, "", PHONE, ADDRESS),
                acked(131, "b", STRANGER, ADDRESS, 300),
                acked(140, "b", STRANGER, OTHER, 300),
                acked(141, "b", PHONE, ADDRESS, 300));
        judge.see(wire);
        judge.compare(
                acks(wire),
                List.of(
                        row(PHONE, ADDRESS, 2, 130),
                        row(STRANGER, ADDRESS, 131, 140),
                        row(PHONE, ADDRESS, 141, 441),
                        row(STRANGER, OTHER, 140, 440)));
        assertEquals(List.of(), judge.faults());
        assertEquals(5, judge.acks());
    }

    @Test
    void aDoubledLeaseIsFound() {
        judge.see(List.of(acked(2, "a", PHONE, ADDRESS, 300), acked(110, "b", STRANGER, ADDRESS, 300)));
        finds("two have one address");
    }

    @Test
    void aLeaseThatEndedIsFree() {
        judge.see(List.of(acked(2, "a", PHONE, ADDRESS, 90), acked(110, "b", STRANGER, ADDRESS, 300)));
        assertEquals(List.of(), judge.faults());
    }

    @Test
    void aLostLeaseIsFound() {
        judge.see(List.of(acked(2, "a", PHONE, ADDRESS, 300)));
        judge.compare(List.of(acked(2, "a", PHONE, ADDRESS, 300)), List.of(row(STRANGER, ADDRESS, 1, 400)));
        finds("not in the database");
    }

    @Test
    void aLeaseThatEndsSoonerInTheDatabaseIsFound() {
        judge.see(List.of(acked(2, "a", PHONE, ADDRESS, 300)));
        judge.compare(List.of(acked(2, "a", PHONE, ADDRESS, 300)), List.of(row(PHONE, ADDRESS, 1, 290)));
        finds("not in the database");
    }

    /** Another process gave the lease once more, after the first one's row was lost. */
    @Test
    void aLeaseThatBeganLaterInTheDatabaseIsFound() {
        judge.see(List.of(acked(2, "a", PHONE, ADDRESS, 300)));
        judge.compare(List.of(acked(2, "a", PHONE, ADDRESS, 300)), List.of(row(PHONE, ADDRESS, 20, 500)));
        finds("not in the database");
    }

    /** It was frozen in the 95th second and wakes in the 150th. */
    @Test
    void everyWordOfAWokenOneIsFound() {
        judge.see(List.of(acked(2, "a", PHONE, ADDRESS, 300)));
        List<Seen> words = List.of(
                acked(150, "a", PHONE, ADDRESS, 152),
                new Seen.Offered(150 * SECOND, "a", STRANGER, OTHER),
                new Seen.Refused(150 * SECOND, "a", STRANGER),
                new Seen.Registered(150 * SECOND, "a", "1001"),
                new Seen.Filed(150 * SECOND, "a", ADDRESS));
        judge.see(words);
        assertEquals(words.size(), judge.faults().size(), judge.faults()::toString);
        finds("out of turn");
    }

    @Test
    void oneThatWakesMayFinishWhatItWasStoppedIn() {
        turns.wakes("a", 150 * SECOND);
        Seen.Acked ack = acked(150, "a", PHONE, ADDRESS, 300);
        judge.see(List.of(ack, new Seen.Registered(150 * SECOND + SECOND / 10, "a", "1001")));
        judge.compare(List.of(ack), List.of(row(PHONE, ADDRESS, 95, 395)));
        assertEquals(List.of(), judge.faults());
        judge.see(List.of(new Seen.Registered(150 * SECOND + SECOND / 2, "a", "1001")));
        finds("out of turn");
    }

    /** Those who asked meanwhile are in its sockets. */
    @Test
    void oneThatWakesMayAnswerNoQueue() {
        turns.wakes("a", 150 * SECOND);
        judge.see(Collections.nCopies(5, acked(150, "a", PHONE, ADDRESS, 300)));
        finds("out of turn");
    }

    @Test
    void oneThatIsCutOffMayRenewButPromiseNothingNew() {
        turns.cut("a", 90 * SECOND, 200 * SECOND);
        judge.see(List.of(acked(2, "a", PHONE, ADDRESS, 300), acked(150, "a", PHONE, ADDRESS, 152)));
        assertEquals(List.of(), judge.faults());
        assertEquals(1, judge.fromMemory());
        judge.see(List.of(acked(151, "a", STRANGER, OTHER, 300)));
        finds("out of turn");
    }

    @Test
    void oneThatIsCutOffMayNotLengthenALease() {
        turns.cut("a", 90 * SECOND, 200 * SECOND);
        judge.see(List.of(acked(2, "a", PHONE, ADDRESS, 300), acked(151, "a", PHONE, ADDRESS, 300)));
        judge.compare(List.of(acked(151, "a", PHONE, ADDRESS, 300)), List.of(row(PHONE, ADDRESS, 1, 302)));
        finds("not in the database");
    }

    @Test
    void oneThatIsCutOffMayOfferWhatItsPhoneHas() {
        turns.cut("a", 90 * SECOND, 200 * SECOND);
        judge.see(List.of(acked(2, "a", PHONE, ADDRESS, 300), new Seen.Offered(150 * SECOND, "a", PHONE, ADDRESS)));
        assertEquals(List.of(), judge.faults());
        judge.see(List.of(new Seen.Offered(150 * SECOND, "a", STRANGER, OTHER)));
        finds("out of turn");
    }

    @Test
    void oneThatIsCutOffMayNotRenewWhatAnotherHas() {
        turns.cut("a", 90 * SECOND, 200 * SECOND);
        judge.see(List.of(
                acked(2, "a", PHONE, ADDRESS, 300),
                new Seen.Released(110 * SECOND, "", PHONE, ADDRESS),
                acked(120, "b", STRANGER, ADDRESS, 300),
                acked(150, "a", PHONE, ADDRESS, 152)));
        assertTrue(judge.faults().getFirst().startsWith("two have one address"), judge.faults()::toString);
    }

    @Test
    void oneThatIsCutOffMayNotRefuse() {
        turns.cut("a", 90 * SECOND, 200 * SECOND);
        judge.see(List.of(new Seen.Refused(150 * SECOND, "a", STRANGER)));
        finds("out of turn");
    }

    @Test
    void oneThatLearntLateIsFound() {
        turns.cut("a", 90 * SECOND, 120 * SECOND);
        judge.see(List.of(new Seen.Registered(122 * SECOND, "a", "1001")));
        assertEquals(List.of(), judge.faults());
        judge.see(List.of(new Seen.Registered(124 * SECOND, "a", "1001")));
        finds("out of turn");
    }

    private void finds(String what) {
        assertTrue(!judge.faults().isEmpty(), what);
        judge.faults().forEach(fault -> assertTrue(fault.startsWith(what), fault));
    }

    private static Seen.Acked acked(long second, String by, MacAddress mac, Ip4 address, long seconds) {
        return new Seen.Acked(second * SECOND, by, mac, address, seconds, SERVER);
    }

    private static StoredLease row(MacAddress mac, Ip4 address, long since, long expires) {
        return new StoredLease(address, mac, since * 1000, expires * 1000);
    }

    private static List<Seen.Acked> acks(List<Seen> wire) {
        List<Seen.Acked> acks = new ArrayList<>();
        wire.forEach(each -> {
            if (each instanceof Seen.Acked ack) {
                acks.add(ack);
            }
        });
        return acks;
    }
}
