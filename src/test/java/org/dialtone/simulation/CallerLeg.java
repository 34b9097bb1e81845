package org.dialtone.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.sip.wire.CSeq;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.Via;

/** The side that calls (RFC 3261 sections 9.1, 13.2 and 17.1.1). */
final class CallerLeg implements CallLeg {

    private static final String CHALLENGE = "Proxy-Authenticate";
    private static final int CHALLENGES = 3;
    /** What a phone waits for the end of a call that it has cancelled. */
    private static final int CANCELLED_SECONDS = 40;

    private final PhoneCalls phone;
    private final String dialled;
    private final String uri;
    private final SipForms.Sides sides;
    /** By the tag of the phone that answered: where several ring, two may answer at once. */
    private final Map<String, CallDialog> dialogs = new LinkedHashMap<>();

    private Resending inviting;
    private Resending cancelling;
    private SipRequest invite;
    private long cseq;
    private int challenges;
    private boolean rung;
    private boolean cancelled;
    private boolean ended;

    CallerLeg(PhoneCalls phone, String callId, String dialled) {
        this.phone = phone;
        this.dialled = dialled;
        uri = "sip:" + dialled + "@" + VirtualLan.BOX;
        sides = new SipForms.Sides(
                callId, "<sip:" + phone.user() + "@" + VirtualLan.BOX + ">;tag=" + phone.word(), "<" + uri + ">");
        invite(List.of());
    }

    private void invite(List<Header> proof) {
        List<Header> more = new ArrayList<>(proof);
        more.add(phone.contact());
        invite = SipForms.request("INVITE", uri, phone.via(phone.branch()), sides, ++cseq, more);
        inviting = phone.resend("INVITE " + dialled, invite, this::abandon);
    }

    /** No word came, or none that ends it. */
    private void abandon() {
        phone.ledger().abandonsCall(sides.callId());
        end();
    }

    private void end() {
        phone.ledger().waitsNoMore(sides.callId());
        ended = true;
        inviting.stop();
    }

    @Override
    public boolean isOver() {
        return ended && dialogs.values().stream().allMatch(CallDialog::isOver);
    }

    List<CallDialog> talks() {
        return dialogs.values().stream().filter(CallDialog::isTalking).toList();
    }

    /** The INVITE as it went out last. */
    SipRequest invite() {
        return invite;
    }

    @Override
    public void hear(SipRequest request) {
        boolean bye = request.method().equals("BYE");
        String peer = CallDialog.tag(request.headers().first(Headers.FROM).orElse(""));
        CallDialog dialog = bye ? dialogs.get(peer) : null;
        if (dialog != null) {
            dialog.end(request);
        } else if (bye) {
            phone.ledger().denies(sides.callId(), CallDialog.tag(sides.self()), peer);
            phone.answer(request, 481, "none", List.of());
        } else if (!request.method().equals("ACK")) {
            phone.answer(request, 481, "none", List.of());
        }
    }

    @Override
    public void hear(SipResponse response) {
        switch (response.cseq().map(CSeq::method).orElse("")) {
            case "INVITE" -> invited(response);
            case "CANCEL" -> cancelling.stop();
            default -> {
                CallDialog dialog = dialogs.get(CallDialog.toTag(response));
                if (dialog != null) {
                    dialog.hear(response);
                }
            }
        }
    }

    private void invited(SipResponse response) {
        int status = response.status();
        if (status >= 300) {
            acknowledge(response);
        }
        boolean present = response.cseq().filter(each -> each.number() == cseq).isPresent();
        if (!present || ended && status >= 300) {
            return;
        }
        if (status < 200) {
            rings();
        } else if (status < 300) {
            answered(response);
        } else if (status == 407 && challenges++ < CHALLENGES && !cancelled) {
            inviting.stop();
            invite(List.of(new Header(
                    "Proxy-Authorization",
                    phone.digest().to(DigestAnswer.challenge(response, CHALLENGE), "INVITE", uri))));
        } else {
            if (!cancelled) {
                phone.ledger().isRefused(phone.owner(), dialled, sides.callId(), status);
            }
            end();
        }
    }

    /** RFC 3261 section 17.1.1.3: over the same hop, with the same branch. */
    private void acknowledge(SipResponse response) {
        String branch = response.via().flatMap(Via::branch).orElse("");
        SipForms.Sides all = new SipForms.Sides(
                sides.callId(),
                sides.self(),
                response.headers().first(Headers.TO).orElseThrow());
        phone.send(
                "ACK",
                SipForms.request(
                        "ACK",
                        uri,
                        phone.via(branch),
                        all,
                        response.cseq().orElseThrow().number(),
                        List.of()));
    }

    private void rings() {
        inviting.stop();
        if (!rung) {
            rung = true;
            phone.later(phone.chance().seconds(20, 90), this::cancel);
        }
    }

    private void cancel() {
        if (!ended && dialogs.isEmpty()) {
            cancelled = true;
            phone.ledger().waitsNoMore(sides.callId());
            SipRequest request = SipForms.request(
                    "CANCEL", uri, phone.via(invite.via().flatMap(Via::branch).orElseThrow()), sides, cseq, List.of());
            cancelling = phone.resend("CANCEL " + dialled, request, () -> {});
            phone.later(Duration.ofSeconds(CANCELLED_SECONDS), () -> {
                if (!ended) {
                    abandon();
                }
            });
        }
    }

    private void answered(SipResponse response) {
        String tag = CallDialog.toTag(response);
        CallDialog known = dialogs.get(tag);
        if (known != null) {
            known.acknowledge(cseq);
            return;
        }
        boolean first = dialogs.isEmpty();
        List<String> routes = response.headers().list(SipForms.RECORD_ROUTE).reversed();
        SipForms.Sides all = new SipForms.Sides(
                sides.callId(),
                sides.self(),
                response.headers().first(Headers.TO).orElseThrow());
        CallDialog dialog = new CallDialog(phone, all, SipForms.target(response), routes, cseq);
        dialogs.put(tag, dialog);
        dialog.acknowledge(cseq);
        if (cancelled || !first) {
            dialog.hangUp();
        } else {
            phone.later(phone.talk(), dialog::hangUp);
        }
        end();
    }

    @Override
    public void drop() {
        if (!ended) {
            abandon();
        }
        if (cancelling != null) {
            cancelling.stop();
        }
        dialogs.values().forEach(CallDialog::drop);
    }
}
