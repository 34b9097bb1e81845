package org.dialtone.simulation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipUri;

/** The calls of an honest phone: it calls others now and then, rings, talks a while and hangs up. */
final class PhoneCalls {

    private static final int MOST = 3;
    /** How long an ended call still answers what comes late. */
    private static final Duration LINGERS = Duration.ofSeconds(60);

    private final HonestPhone owner;
    private final VirtualTime time;
    private final Chance chance;
    private final CallLedger ledger;
    /** By Call-ID: no phone calls itself. */
    private final Map<String, CallLeg> legs = new LinkedHashMap<>();

    private DigestAnswer digest;
    private Ip4 address;
    private boolean resting;
    private int life;

    PhoneCalls(HonestPhone owner, VirtualTime time, Chance chance, CallLedger ledger) {
        this.owner = owner;
        this.time = time;
        this.chance = chance;
        this.ledger = ledger;
    }

    void start(Ip4 here, DigestAnswer line) {
        stop();
        address = here;
        digest = line;
    }

    void stop() {
        life++;
        legs.values().forEach(CallLeg::drop);
        legs.clear();
        address = null;
    }

    /** From now on it is never busy nor away, and calls only when told to. */
    void rest() {
        resting = true;
    }

    boolean isResting() {
        return resting;
    }

    /** Calls a number. @return the Call-ID */
    String call(String dialled) {
        String callId = word() + "@" + address;
        ledger.begins(callId, user(), dialled);
        keep(callId, new CallerLeg(this, callId, dialled));
        return callId;
    }

    private void keep(String callId, CallLeg leg) {
        legs.put(callId, leg);
        look(callId, leg);
    }

    /** Forgets the call some time after its end, and what of it is still sent again. */
    private void look(String callId, CallLeg leg) {
        later(LINGERS, () -> {
            if (leg.isOver()) {
                legs.remove(callId, leg);
                leg.drop();
            } else {
                look(callId, leg);
            }
        });
    }

    /** A phone that has just started knows of no line yet, and says nothing. */
    void hear(SipMessage message) {
        if (address != null) {
            take(message);
        }
    }

    private void take(SipMessage message) {
        CallLeg leg = legs.get(message.callId());
        switch (message) {
            case SipResponse response -> {
                if (leg != null) {
                    leg.hear(response);
                }
            }
            case SipRequest request -> {
                ledger.reaches(owner, request);
                hear(request, leg);
            }
        }
    }

    private void hear(SipRequest request, CallLeg leg) {
        if (leg != null) {
            leg.hear(request);
        } else if (!isForThis(request)) {
            answer(request, 404, "none", List.of());
        } else if (request.method().equals("INVITE")
                && request.to().flatMap(NameAddress::tag).isEmpty()) {
            ledger.rings(owner, user(), request);
            boolean busy = !resting
                    && !isToHelp(request)
                    && legs.values().stream().filter(each -> !each.isOver()).count() >= MOST;
            keep(request.callId(), new CalleeLeg(this, request, busy));
        } else if (!request.method().equals("ACK")) {
            answer(request, 481, "none", List.of());
        }
    }

    /** A call that is sent again may reach a phone that has got another's address meanwhile. */
    private boolean isForThis(SipRequest request) {
        return !request.method().equals("INVITE")
                || SipUri.parse(request.uri())
                        .filter(uri -> uri.user().equals(user()))
                        .isPresent();
    }

    /** Whether a call is picked up in any case: somebody calls for help. */
    boolean isToHelp(SipRequest invite) {
        return resting
                || invite.to()
                        .flatMap(NameAddress::sipUri)
                        .map(SipUri::user)
                        .filter(CallLedger.EMERGENCY::equals)
                        .isPresent();
    }

    /** The calls that stand. */
    List<CallDialog> talks() {
        return legs.values().stream()
                .flatMap(leg -> switch (leg) {
                    case CallerLeg caller -> caller.talks().stream();
                    case CalleeLeg callee -> Stream.ofNullable(callee.dialog()).filter(CallDialog::isTalking);
                })
                .toList();
    }

    /** The INVITEs of calls that no one has answered. */
    List<SipRequest> invites() {
        return legs.values().stream()
                .filter(leg -> leg instanceof CallerLeg && !leg.isOver())
                .map(leg -> ((CallerLeg) leg).invite())
                .toList();
    }

    HonestPhone owner() {
        return owner;
    }

    CallLedger ledger() {
        return ledger;
    }

    Chance chance() {
        return chance;
    }

    DigestAnswer digest() {
        return digest;
    }

    String user() {
        return digest.user();
    }

    /** How long people talk. */
    Duration talk() {
        return resting ? chance.seconds(5, 20) : chance.seconds(5, 400);
    }

    String word() {
        return Integer.toHexString(chance.number());
    }

    String branch() {
        return "z9hG4bK" + word() + word();
    }

    String via(String branch) {
        return at() + ";branch=" + branch;
    }

    Header contact() {
        return SipForms.contact(user(), at());
    }

    private String at() {
        return address + ":" + HonestPhone.SIP_PORT;
    }

    void send(String what, SipMessage message) {
        owner.sip(what + " of call " + message.callId(), address, message);
    }

    Resending resend(String what, SipMessage message, Runnable unheard) {
        return new Resending(time, () -> send(what, message), unheard);
    }

    void answer(SipRequest request, int status, String tag, List<Header> more) {
        send(status + " to " + request.method(), SipForms.response(request, status, tag, more));
    }

    /** Runs the task then, unless the phone loses power or address before. */
    void later(Duration wait, Runnable task) {
        int mine = life;
        time.after(wait, () -> {
            if (life == mine) {
                task.run();
            }
        });
    }
}
