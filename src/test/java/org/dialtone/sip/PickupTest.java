package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.sip.SipPlan.LeaseRule;
import org.dialtone.sip.SipPlan.Number;
import org.dialtone.sip.wire.SipRequest;
import org.junit.jupiter.api.Test;

/** What subscriptions.txt can't tell of calls that are taken elsewhere. */
class PickupTest {

    private static Optional<String> callInfo(SipRequest request) {
        return request.headers().first("Call-Info");
    }

    @Test
    void thePhoneThatAskedMayAnswerByItself() {
        Exchange exchange = new Exchange();
        Handset caller = exchange.phones.get("a");
        Handset called = exchange.phones.get("b");
        Handset other = exchange.phones.get("d");
        exchange.send(caller, caller.request("INVITE", "sip:1003@box", ""));
        exchange.send(called, called.answer("180", "INVITE", ""));
        exchange.send(other, other.request("INVITE", "sip:**1003@box", ""));
        exchange.pass(200);
        assertEquals(Optional.of("<sip:box.invalid>;answer-after=0"), callInfo(other.heard("INVITE")));
        assertEquals(Optional.empty(), callInfo(called.heard("INVITE")));
        exchange.send(other, other.answer("200", "INVITE", ""));
        assertEquals(
                List.of("1001-1003 by 1004"),
                exchange.calls.live().stream()
                        .map(call -> call.caller() + "-" + call.called() + " by " + call.answeredBy())
                        .toList());
    }

    @Test
    void onlyThoseOfOneListThatAllowsItTakeCallsOfOneAnother() {
        SipPlan plan = new SipPlanBuilder(Map.of())
                .leaseRule(LeaseRule.OFF)
                .numbers(Map.of(
                        "8",
                        new Number("8", "Bar", List.of("1", "2"), true),
                        "9",
                        new Number("9", "Desk", List.of("2", "3"), false)))
                .build();
        for (String pair : List.of("1 2", "2 1", "1 8", "2 8", "1 3", "2 3", "3 2", "3 8", "2 9")) {
            String[] both = pair.split(" ");
            assertEquals(Set.of("1 2", "2 1", "1 8", "2 8").contains(pair), plan.mayPickUp(both[0], both[1]), pair);
        }
    }
}
