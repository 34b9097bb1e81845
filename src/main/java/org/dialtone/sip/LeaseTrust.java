package org.dialtone.sip;

import java.util.List;
import java.util.Optional;
import org.dialtone.holder.HolderCheck;
import org.dialtone.holder.HolderVerdict;
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
    private final HolderCheck holders;
    private final WrongAddressAlarm alarm;

    LeaseTrust(AddressHolders presence, WrongAddressAlarm alarm) {
        this.presence = presence;
        holders = new HolderCheck(presence);
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
        HolderVerdict verdict = verdict(extension, source, live);
        if (verdict.holder() == null || !extension.phones().contains(verdict.holder())) {
            Reason whose = verdict.holder() == null ? Reason.NOT_LEASED_TO_ITS_PHONE : Reason.LEASED_TO_ANOTHER_PHONE;
            Grounds grounds = Grounds.of(whose).with(Detail.HOLDER, verdict.holder());
            return Optional.of(wrong(rule, extension, source, grounds));
        }
        return facing ? stranger(rule, extension, source, verdict) : Optional.empty();
    }

    /**
     * A phone that has registered from there is not cut off when its lease lapses, unless another device has the
     * address.
     */
    private HolderVerdict verdict(Extension extension, Ip4 source, List<Binding> live) {
        HolderVerdict now =
                holders.at(source, (one, other) -> extension.phone(one).equals(extension.phone(other)));
        return now.holder() != null
                        || live.stream().noneMatch(binding -> binding.source().equals(source))
                ? now
                : holders.at(
                        source,
                        extension.phones().iterator().next(),
                        (_, other) -> extension.phones().contains(other));
    }

    private Optional<Objection> stranger(LeaseRule rule, Extension extension, Ip4 source, HolderVerdict verdict) {
        return switch (verdict) {
            case HolderVerdict.Itself _, HolderVerdict.Nobody _ -> Optional.empty();
            case HolderVerdict.Silent _ -> Optional.of(unmet(Reason.NOBODY_ANSWERS_FOR_PHONE, source));
            case HolderVerdict.Unreadable _ -> Optional.of(unmet(Reason.NEIGHBOURS_UNREADABLE_FOR_PHONE, source));
            case HolderVerdict.Another(MacAddress _, MacAddress device) -> {
                Grounds grounds = Grounds.of(Reason.ANOTHER_ANSWERS_FOR_PHONE).with(Detail.DEVICE, device);
                yield Optional.of(wrong(rule, extension, source, grounds));
            }
        };
    }

    private static Objection unmet(Reason why, Ip4 source) {
        return new Objection(true, Grounds.of(why).with(Detail.SOURCE, source));
    }

    private Objection wrong(LeaseRule rule, Extension extension, Ip4 source, Grounds grounds) {
        Objection objection =
                new Objection(false, grounds.with(Detail.SOURCE, source).with(Detail.EXTENSION, extension.user()));
        alarm.raise(extension.user(), source, rule, objection);
        return objection;
    }
}
