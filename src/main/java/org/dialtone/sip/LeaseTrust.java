package org.dialtone.sip;

import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Presence;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipPlan.LeaseRule;

/** Who may register from where: an extension with phones, from an address that one of them holds. */
final class LeaseTrust {

    private final Presence presence;
    private final PlaceAlarm alarm;

    LeaseTrust(Presence presence, PlaceAlarm alarm) {
        this.presence = presence;
        this.alarm = alarm;
    }

    /** Whether one of the extension's phones holds this address. */
    boolean holds(Extension extension, Ip4 source) {
        return presence.holder(source).filter(extension.phones()::contains).isPresent();
    }

    /** Who has this address, null where that can't be known. */
    MacAddress holder(Ip4 source) {
        return presence.holder(source).orElse(null);
    }

    /** Why this place is wrong for this extension, in words; empty where it is right. Where it is wrong, that is an alarm: someone has the password. */
    Optional<String> objection(LeaseRule rule, Extension extension, Ip4 source, List<Binding> live) {
        if (rule == LeaseRule.OFF || extension.anywhere() || extension.phones().isEmpty()) {
            return Optional.empty();
        }
        Optional<MacAddress> holder = presence.holder(source);
        if (holds(extension, source)) {
            return Optional.empty();
        }
        // A phone that has registered from there is not cut off because its lease lapsed, unless another has it.
        if (holder.isEmpty() && live.stream().anyMatch(binding -> binding.source().equals(source))) {
            return Optional.empty();
        }
        String says = "right password, but from " + source + ", which is "
                + holder.map(mac -> "leased to " + mac + " and ").orElse("") + "not leased to a phone of extension " + extension.user();
        alarm.raise(extension.user(), source, says + (rule == LeaseRule.ENFORCE ? ": refused" : ": let in, for leaseRule is log"));
        return Optional.of(says);
    }
}
