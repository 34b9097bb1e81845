package org.dialtone.provision;

import org.dialtone.holder.HolderVerdict;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.PlaceRule;

/**
 * One request with the devices that it concerns.
 *
 * @param file    the file's name, for the journal
 * @param verdict whether the asking device holds the asking address
 * @param asker   the holder as a phone of the site, or null
 */
record RequestContext(ProvisionPlan plan, FileRequest request, String file, HolderVerdict verdict, Phone asker) {

    /** The same request after another look at who is at its address. */
    RequestContext with(HolderVerdict newer) {
        return new RequestContext(plan, request, file, newer, asker);
    }

    /** The holder of the asking address, by a lease or by the site; null: none. */
    MacAddress holder() {
        return verdict.holder();
    }

    /** Whether the holder asks; what another device says of itself must not be learned about it. */
    boolean isItself() {
        return switch (verdict) {
            case HolderVerdict.Itself _ -> true;
            case HolderVerdict.Silent _, HolderVerdict.Unreadable _ ->
                plan.access().placeRule() == PlaceRule.LOG;
            case HolderVerdict.Another _, HolderVerdict.Nobody _ -> false;
        };
    }

    /** The first MAC of the site's phone that asks; null: another device asks. */
    MacAddress askerMac() {
        return asker == null ? null : asker.mac();
    }

    /**
     * Whether the holder is the claimed phone: both MACs of one phone count as the phone, and so do the addresses that
     * were set by hand on it.
     */
    boolean owns(MacAddress claimed, Phone phone) {
        return claimed.equals(holder())
                || phone != null && asker != null && asker.mac().equals(phone.mac());
    }

    /** Whether both are the same device by the site. */
    boolean isOne(MacAddress one, MacAddress other) {
        return plan.isOne(one, other);
    }

    /** What is wrong with a request for the file of a device that the asking one is not. */
    Grounds intruder(MacAddress claimed) {
        return Grounds.of(holder() == null ? Reason.ASKED_WITHOUT_LEASE : Reason.ASKED_FOR_OTHER)
                .with(Detail.ADDRESS, request.remote())
                .with(Detail.HOLDER, holder())
                .with(Detail.CLAIMED, claimed);
    }

    /** What is wrong with a request from an address that nobody holds. */
    Grounds nobody() {
        return Grounds.of(Reason.NO_LEASE).with(Detail.ADDRESS, request.remote());
    }
}
