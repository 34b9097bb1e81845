package org.dialtone.simulation;

import java.util.List;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/** A call that stands, as one of its sides sees it (RFC 3261 section 12). */
final class CallDialog {

    private enum Stage {
        TALKING,
        LEAVING,
        OVER
    }

    private final PhoneCalls phone;
    private final SipForms.Sides sides;
    private final String target;
    private final List<String> routes;
    private Stage stage = Stage.TALKING;
    private Resending bye;
    private long cseq;

    /**
     * @param target the other side's Contact
     * @param routes the Record-Route values in the order of this side's way
     * @param cseq   of the last request of this side
     */
    CallDialog(PhoneCalls phone, SipForms.Sides sides, String target, List<String> routes, long cseq) {
        this.phone = phone;
        this.sides = sides;
        this.target = target;
        this.routes = routes;
        this.cseq = cseq;
        phone.ledger().stands(sides.callId(), tag(sides.self()), tag(sides.peer()));
    }

    static String tag(String address) {
        return NameAddress.parse(address).flatMap(NameAddress::tag).orElse("");
    }

    SipForms.Sides sides() {
        return sides;
    }

    String target() {
        return target;
    }

    List<String> routes() {
        return routes;
    }

    boolean isOver() {
        return stage == Stage.OVER;
    }

    boolean isTalking() {
        return stage == Stage.TALKING;
    }

    void acknowledge(long invite) {
        phone.send("ACK", request("ACK", invite));
    }

    void hangUp() {
        if (stage == Stage.TALKING) {
            leave();
            stage = Stage.LEAVING;
            SipRequest request = request("BYE", ++cseq);
            bye = phone.resend("BYE", request, () -> {
                stage = Stage.OVER;
                phone.ledger().abandonsCall(sides.callId());
            });
        }
    }

    private SipRequest request(String method, long number) {
        return SipForms.request(method, target, phone.via(phone.branch()), sides, number, SipForms.routes(routes));
    }

    void hear(SipResponse response) {
        boolean answers = stage == Stage.LEAVING
                && response.status() >= 200
                && response.cseq().filter(each -> each.number() == cseq).isPresent();
        if (answers) {
            bye.stop();
            stage = Stage.OVER;
            phone.ledger()
                    .hangsUp(phone.owner(), sides.callId(), tag(sides.self()), tag(sides.peer()), response.status());
            if (response.status() == 200) {
                phone.ledger().endsWell(sides.callId());
            } else {
                phone.ledger().abandonsCall(sides.callId());
            }
        }
    }

    /** The other side hangs up. */
    void end(SipRequest request) {
        phone.answer(request, 200, tag(sides.self()), List.of());
        if (stage == Stage.TALKING) {
            leave();
            stage = Stage.OVER;
        }
    }

    void drop() {
        if (stage == Stage.TALKING) {
            leave();
        }
        if (stage == Stage.LEAVING) {
            bye.stop();
        }
        if (stage != Stage.OVER) {
            phone.ledger().abandonsCall(sides.callId());
            stage = Stage.OVER;
        }
    }

    private void leave() {
        phone.ledger().ends(sides.callId(), tag(sides.self()), tag(sides.peer()));
    }

    static String toTag(SipResponse response) {
        return response.headers().first(Headers.TO).map(CallDialog::tag).orElse("");
    }
}
