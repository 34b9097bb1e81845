package org.dialtone.simulation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller for help talks with one phone; another picked up late, when the box had no word to stop it any more. */
class CallLedgerTest {

    private static final String CALL = "a call";
    private static final String CALLER = "caller";
    private static final String FIRST = "first";
    private static final String LATE = "late";

    private final VirtualTime time = new VirtualTime();
    private final CallLedger ledger = new CallLedger();
    private final HonestPhone phone = new HonestPhone(2, time, new Chance(1), null, null, ledger);

    @BeforeEach
    void theCallerTalksWithTheFirst() {
        ledger.begins(CALL, "1008", CallLedger.EMERGENCY);
        ledger.stands(CALL, FIRST, CALLER);
        ledger.stands(CALL, CALLER, FIRST);
        ledger.stands(CALL, LATE, CALLER);
    }

    @Test
    void whoPickedUpLateMayHearThatThereIsNoSuchCall() {
        assertDoesNotThrow(() -> ledger.hangsUp(phone, CALL, LATE, CALLER, 481));
    }

    @Test
    void whoTalksCanHangUp() {
        assertThrows(Violation.class, () -> ledger.hangsUp(phone, CALL, FIRST, CALLER, 481));
    }

    /** The other side's 200 was late: the BYE came before it. */
    @Test
    void whoHasSaidThatThereIsNoSuchCallMayGetItAfterwards() {
        ledger.denies(CALL, CALLER, FIRST);
        assertDoesNotThrow(() -> ledger.hangsUp(phone, CALL, FIRST, CALLER, 481));
    }

    @Test
    void whatTheOtherSideHasEndedNeedsNoEnd() {
        ledger.ends(CALL, CALLER, FIRST);
        assertDoesNotThrow(() -> ledger.hangsUp(phone, CALL, FIRST, CALLER, 481));
    }
}
