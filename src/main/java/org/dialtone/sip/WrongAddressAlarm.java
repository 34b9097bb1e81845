package org.dialtone.sip;

import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipPlan.LeaseRule;

/** Tells that an extension's password is used where none of its phones is. For one thread. */
final class WrongAddressAlarm {

    private final EffectQueue outbox;
    private final RegistrarCounters counters;

    WrongAddressAlarm(EffectQueue outbox, RegistrarCounters counters) {
        this.outbox = outbox;
        this.counters = counters;
    }

    void raise(String user, Ip4 source, LeaseRule rule, Objection objection) {
        counters.misplaced.increment();
        Details details = objection.grounds().forEntry();
        outbox.alarm(
                Event.SIP_PASSWORD_ELSEWHERE,
                user + " at " + source,
                rule == LeaseRule.ENFORCE ? details : details.with(Detail.RULE, "leaseRule"));
    }
}
