package org.dialtone.sip;

import java.time.Instant;

/**
 * A call with the flows of its two sides; callee and toTag are null until it is answered.
 *
 * @param proven whether the caller is who it says
 * @param ringing what can be done with it while it rings
 * @param rings  whether a phone rings, or rang until it was answered
 * @param missed since when neither side is there; null: one is there
 * @param session when the next refresh is due (RFC 4028); null: nobody refreshes this call
 */
record CallLine(
        Call call,
        String fromTag,
        Source caller,
        boolean proven,
        String toTag,
        Source callee,
        Ringing ringing,
        boolean rings,
        Instant missed,
        Instant session) {

    CallLine answered(Call now, String tag, Source by, Instant refresh) {
        return new CallLine(now, fromTag, caller, proven, tag, by, ringing, true, missed, refresh);
    }

    CallLine refreshed(Instant refresh) {
        return new CallLine(call, fromTag, caller, proven, toTag, callee, ringing, rings, missed, refresh);
    }

    CallLine rung() {
        return new CallLine(call, fromTag, caller, proven, toTag, callee, ringing, true, missed, session);
    }

    CallLine missed(Instant since) {
        return new CallLine(call, fromTag, caller, proven, toTag, callee, ringing, rings, since, session);
    }

    boolean isAnswered() {
        return callee != null;
    }

    boolean isEmergency() {
        return SipPlan.EMERGENCY.contains(call.called());
    }
}
