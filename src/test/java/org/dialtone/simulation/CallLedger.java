package org.dialtone.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipUri;

/** What is true of all calls, whatever the box believes of them: who called whom, and for whom a call stands still. */
final class CallLedger {

    static final String EMERGENCY = "112";
    /** The phones that ring when somebody calls for help. */
    static final int HELPERS = 3;
    /** In each request of a hostile neighbour. */
    static final Header FORGED = new Header("X-Forged", "yes");

    /** @param waits whether the caller still waits for an answer */
    private record Placed(String caller, String dialled, boolean waits) {}

    private final Map<String, Placed> placed = new HashMap<>();
    private final Set<String> forged = new HashSet<>();
    private final Set<String> standing = new HashSet<>();
    private final Set<String> denied = new HashSet<>();
    private final Map<String, Integer> abandoned = new HashMap<>();
    private final Map<String, String> exam = new LinkedHashMap<>();
    private final Map<String, Long> lives = new HashMap<>();
    private long life;
    private int answered;
    private int survived;

    static boolean isHelper(String user) {
        return Integer.parseInt(user) - 1_000 <= HELPERS;
    }

    /** The process of the box has ended. */
    void crashed() {
        life++;
    }

    void begins(String callId, String caller, String dialled) {
        placed.put(callId, new Placed(caller, dialled, true));
    }

    /** A hostile neighbour calls for help, which it may. */
    void begins(String callId, String caller) {
        forged.add(callId);
        abandons(caller);
    }

    /** The caller waits no longer for an answer. */
    void waitsNoMore(String callId) {
        placed.computeIfPresent(callId, (_, call) -> new Placed(call.caller(), call.dialled(), false));
    }

    /** This side has the call with that one now: where several phones answer, each has a dialog of its own. */
    void stands(String callId, String tag, String peerTag) {
        standing.add(dialog(callId, tag, peerTag));
        if (lives.putIfAbsent(callId, life) == null) {
            answered++;
        }
    }

    /** This side has said that it has no such call; what makes one of it is on its way to it still. */
    void denies(String callId, String tag, String peerTag) {
        denied.add(dialog(callId, tag, peerTag));
    }

    /** This side has it no more. */
    void ends(String callId, String tag, String peerTag) {
        standing.remove(dialog(callId, tag, peerTag));
    }

    /** As one side names it (RFC 3261 section 12). */
    private static String dialog(String callId, String tag, String peerTag) {
        return callId + " " + tag + " " + peerTag;
    }

    /** One side has hung up, and the other one knows it. */
    void endsWell(String callId) {
        exam.remove(callId);
        Long begun = lives.remove(callId);
        survived += begun != null && begun < life ? 1 : 0;
    }

    /** One side has gone without a word that the box is sure to have heard. */
    void abandons(String caller) {
        abandoned.merge(caller, 1, Integer::sum);
    }

    void abandonsCall(String callId) {
        Placed call = placed.get(callId);
        if (call != null) {
            abandons(call.caller());
        }
    }

    /** The calls of this extension that the box may believe to go on. */
    int abandoned(String caller) {
        return abandoned.getOrDefault(caller, 0);
    }

    /** This call must ring, stand and end. */
    void examines(String callId, String what) {
        exam.put(callId, what);
    }

    /** The examined calls that have not ended well. */
    List<String> failed() {
        return List.copyOf(exam.values());
    }

    /** Calls that were answered, and those of them that were ended after a crash of the box. */
    String summary() {
        return answered + " calls answered, " + survived + " ended after a crash of the box";
    }

    /** A request has reached this phone. */
    void reaches(HonestPhone phone, SipRequest request) {
        if (request.headers().has(FORGED.name()) && !forged.contains(request.callId())) {
            throw new Violation(
                    "a forged " + request.method() + " has reached " + phone.name(),
                    List.of(phone.mac().toString(), request.callId()));
        }
    }

    /** The phone of this extension is to ring. */
    void rings(HonestPhone phone, String user, SipRequest invite) {
        Placed call = placed.get(invite.callId());
        String from =
                invite.from().flatMap(NameAddress::sipUri).map(SipUri::user).orElse("");
        boolean helps = isHelper(user) && (call == null || call.dialled().equals(EMERGENCY));
        boolean right = call == null
                ? helps && forged.contains(invite.callId())
                : call.caller().equals(from) && (helps || call.dialled().equals(user));
        if (!right) {
            throw new Violation(
                    phone.name() + ", extension " + user + ", rings for " + call + " from " + from,
                    List.of(phone.mac().toString(), invite.callId()));
        }
    }

    /** The phone is told that its caller gave up; of several phones that ring all but one are told so. */
    void givesUp(HonestPhone phone, String callId) {
        Placed call = placed.get(callId);
        if (call != null && call.waits() && !call.dialled().equals(EMERGENCY)) {
            throw new Violation(
                    phone.name() + " rings no more, but " + call.caller() + " still calls it",
                    List.of(phone.mac().toString(), callId));
        }
    }

    /**
     * The answer to a BYE: a call that stands on the other side can be ended. A caller for help who talks with one phone
     * knows nothing of another that picked up late, and may say so; so may a caller whom the BYE reaches before the 200
     * of its own call, which is late.
     */
    void hangsUp(HonestPhone phone, String callId, String tag, String peerTag, int status) {
        String peer = dialog(callId, peerTag, tag);
        if (status >= 300 && status != 408 && standing.contains(peer) && !denied.contains(peer)) {
            throw new Violation(
                    phone.name() + " can't end its call: " + status + ", and the other side talks on",
                    List.of(phone.mac().toString(), callId));
        }
    }

    /** A call for help fails only where no phone is there, or answers. */
    void isRefused(HonestPhone phone, String dialled, String callId, int status) {
        if (dialled.equals(EMERGENCY) && status != 408 && status != 480) {
            throw new Violation(
                    phone.name() + " calls for help and gets " + status,
                    List.of(phone.mac().toString(), callId));
        }
    }
}
