package org.dialtone.simulation;

import java.time.Duration;
import java.util.List;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/** The side that is called (RFC 3261 sections 9.2, 13.3 and 17.2.1). */
final class CalleeLeg implements CallLeg {

    private static final Duration LONGEST_RINGING = Duration.ofSeconds(200);

    private enum Stage {
        RINGING,
        REFUSED,
        ANSWERED,
        OVER
    }

    private final PhoneCalls phone;
    private final SipRequest invite;
    private final String tag;
    private Stage stage = Stage.RINGING;
    private SipResponse last;
    private Resending answering;
    private CallDialog dialog;

    CalleeLeg(PhoneCalls phone, SipRequest invite, boolean busy) {
        this.phone = phone;
        this.invite = invite;
        tag = phone.word();
        if (busy) {
            refuse(486);
        } else {
            say(180);
            decide();
        }
    }

    /** Most are picked up soon; some people wait until the caller gives up, some decline. */
    private void decide() {
        boolean helps = phone.isToHelp(invite);
        Duration soon = phone.chance().millis(500, 10_000);
        if (helps || phone.chance().of(0.8)) {
            phone.later(soon, this::pickUp);
        } else if (phone.chance().of(0.5)) {
            phone.later(soon, () -> refuse(603));
        }
        phone.later(LONGEST_RINGING, () -> refuse(480));
    }

    @Override
    public boolean isOver() {
        return stage == Stage.OVER || stage == Stage.ANSWERED && dialog.isOver();
    }

    /** Null before it picks up. */
    CallDialog dialog() {
        return dialog;
    }

    private void say(int status) {
        last = SipForms.response(invite, status, tag, List.of(phone.contact()));
        phone.send(status + " to INVITE", last);
    }

    private void refuse(int status) {
        if (stage == Stage.RINGING) {
            stage = Stage.REFUSED;
            last = SipForms.response(invite, status, tag, List.of());
            answering = phone.resend(status + " to INVITE", last, () -> stage = Stage.OVER);
        }
    }

    private void pickUp() {
        if (stage != Stage.RINGING) {
            return;
        }
        stage = Stage.ANSWERED;
        SipForms.Sides sides = new SipForms.Sides(
                invite.callId(),
                invite.headers().first(Headers.TO).orElseThrow() + ";tag=" + tag,
                invite.headers().first(Headers.FROM).orElseThrow());
        dialog = new CallDialog(
                phone, sides, SipForms.target(invite), invite.headers().list(SipForms.RECORD_ROUTE), 0);
        last = SipForms.response(invite, 200, tag, List.of(phone.contact()));
        answering = phone.resend("200 to INVITE", last, dialog::hangUp);
    }

    @Override
    public void hear(SipRequest request) {
        switch (request.method()) {
            case "INVITE" -> phone.send("again the answer to INVITE", last);
            case "ACK" -> acknowledged();
            case "CANCEL" -> cancelled(request);
            case "BYE" -> hungUp(request);
            default -> phone.answer(request, 200, tag, List.of());
        }
    }

    private void acknowledged() {
        if (answering == null) {
            return;
        }
        answering.stop();
        if (stage == Stage.REFUSED) {
            stage = Stage.OVER;
        } else if (stage == Stage.ANSWERED) {
            phone.later(phone.talk(), dialog::hangUp);
        }
    }

    private void cancelled(SipRequest request) {
        phone.answer(request, 200, tag, List.of());
        if (stage == Stage.RINGING) {
            phone.ledger().givesUp(phone.owner(), invite.callId());
            refuse(487);
        }
    }

    private void hungUp(SipRequest request) {
        if (stage == Stage.ANSWERED) {
            answering.stop();
            dialog.end(request);
        } else {
            phone.answer(request, 481, tag, List.of());
        }
    }

    @Override
    public void hear(SipResponse response) {
        if (dialog != null) {
            dialog.hear(response);
        }
    }

    @Override
    public void drop() {
        if (answering != null) {
            answering.stop();
        }
        if (dialog != null) {
            dialog.drop();
        }
        stage = Stage.OVER;
    }
}
