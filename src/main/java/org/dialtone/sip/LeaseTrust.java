package org.dialtone.sip;

import java.util.List;
import java.util.Optional;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipPlan.LeaseRule;

/**
 * Decides from which address an extension may register: with phones, from an address that one of them holds; on a link
 * of the box one of them must also answer there.
 */
final class LeaseTrust {

    private final AddressHolders presence;
    private final WrongAddressAlarm alarm;

    LeaseTrust(AddressHolders presence, WrongAddressAlarm alarm) {
        this.presence = presence;
        this.alarm = alarm;
    }

    /** Whether one of the extension's phones holds this address. */
    boolean holds(Extension extension, Ip4 source) {
        return presence.holder(source).filter(extension.phones()::contains).isPresent();
    }

    /** Whether the box must check which device answers at this address before it asks for the {@link #objection}. */
    boolean isToMeet(LeaseRule rule, boolean facing, Extension extension, Ip4 source) {
        return facing && isTied(rule, extension) && presence.isNear(source);
    }

    private static boolean isTied(LeaseRule rule, Extension extension) {
        return rule != LeaseRule.OFF
                && !extension.anywhere()
                && !extension.phones().isEmpty();
    }

    /** The holder of this address, null where the box doesn't know it. */
    MacAddress holder(Ip4 source) {
        return presence.holder(source).orElse(null);
    }

    /**
     * The objection to this address for this extension; empty where it is right. A wrong address is an alarm: a
     * stranger has the password.
     */
    Optional<Objection> objection(LeaseRule rule, boolean facing, Extension extension, Ip4 source, List<Binding> live) {
        if (!isTied(rule, extension)) {
            return Optional.empty();
        }
        Optional<MacAddress> holder = presence.holder(source);
        // A phone that has registered from there is not cut off when its lease lapses, unless another device has the
        // address.
        boolean lapsed = holder.isEmpty()
                && live.stream().anyMatch(binding -> binding.source().equals(source));
        if (!holds(extension, source) && !lapsed) {
            return Optional.of(wrong(
                    rule,
                    extension,
                    source,
                    Grounds.of(holder.isPresent() ? Reason.LEASED_TO_ANOTHER_PHONE : Reason.NOT_LEASED_TO_ITS_PHONE)
                            .with(Detail.HOLDER, holder.orElse(null))));
        }
        return facing ? stranger(rule, extension, source) : Optional.empty();
    }

    private Optional<Objection> stranger(LeaseRule rule, Extension extension, Ip4 source) {
        Optional<MacAddress> answers = presence.neighbour(source);
        if (answers.isEmpty()) {
            Grounds nobody = Grounds.of(Reason.NOBODY_ANSWERS_FOR_PHONE).with(Detail.SOURCE, source);
            return Optional.of(new Objection(true, nobody)).filter(_ -> presence.mustAnswer(source));
        }
        return answers.filter(mac -> !extension.phones().contains(mac))
                .map(mac -> wrong(
                        rule,
                        extension,
                        source,
                        Grounds.of(Reason.ANOTHER_ANSWERS_FOR_PHONE).with(Detail.DEVICE, mac)));
    }

    private Objection wrong(LeaseRule rule, Extension extension, Ip4 source, Grounds grounds) {
        Objection objection =
                new Objection(false, grounds.with(Detail.SOURCE, source).with(Detail.EXTENSION, extension.user()));
        alarm.raise(extension.user(), source, rule, objection);
        return objection;
    }
}
