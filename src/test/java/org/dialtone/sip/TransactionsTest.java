package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.SplittableRandom;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    /** More than there is room for; one call may have to be told to a quarter of it, in each of its steps. */
    private static final int MANY = 20_001;

    private static final Source PHONE = new Source(RegistrarRig.HOME, 5062, Transport.UDP);
    private static final Target TARGET = new Target("1001", "sip:1001@10.66.1.5:5062", PHONE, List.of());

    private final RequestFactory requests =
            new RequestFactory(new RecordRoutes(new Exchange(), new SplittableRandom(1)), new SplittableRandom(2));
    private final Transactions transactions = new Transactions(new EffectQueue(() -> 0));
    private int heard;

    private final ClientTransaction.Listener listener = new ClientTransaction.Listener() {

        @Override
        public void heard(SipResponse response) {
            heard++;
        }

        @Override
        public void failed(int status) {
            throw new AssertionError(status);
        }
    };

    private static SipResponse answer(SipRequest request) {
        return new SipResponse(200, "OK", new Headers(request.headers().fields()), new byte[0]);
    }

    @Test
    void anAnsweredRequestMakesRoomAtOnce() {
        for (int i = 0; i < MANY; i++) {
            SipRequest request = requests.options(TARGET);
            transactions.send(request, PHONE, listener);
            transactions.hear(answer(request), PHONE);
        }
        assertEquals(MANY, heard);
        assertFalse(transactions.isFull());
    }

    @Test
    void anAnswerThatComesAgainIsDropped_3261_17_1_2_2() {
        SipRequest request = requests.options(TARGET);
        transactions.send(request, PHONE, listener);
        transactions.hear(answer(request), PHONE);
        transactions.hear(answer(request), PHONE);
        assertEquals(1, heard);
    }
}
