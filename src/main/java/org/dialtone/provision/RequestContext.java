package org.dialtone.provision;

import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.Phone;

/**
 * One request on its way.
 *
 * @param file   its name, for the journal
 * @param holder who is leased the address that asks, or whose address it is by the site; null: nobody's
 * @param asker  the same as a phone of the site, or null
 */
record RequestContext(ProvisionPlan plan, FileRequest request, String file, MacAddress holder, Phone asker) {

    /** Both MACs of one phone count as the phone; so do the addresses that were set by hand on it. */
    boolean owns(MacAddress claimed, Phone phone) {
        return claimed.equals(holder)
                || phone != null && asker != null && asker.mac().equals(phone.mac());
    }

    /** Whether both are the same device by the site. */
    boolean isOne(MacAddress one, MacAddress other) {
        Phone phone = plan.phones().get(one);
        return one.equals(other) || phone != null && phone.equals(plan.phones().get(other));
    }

    String intruder(MacAddress claimed) {
        return holder == null
                ? nobody() + ", and asked for the file of " + claimed
                : request.remote() + ", leased to " + holder + ", asked for the file of " + claimed;
    }

    String nobody() {
        return request.remote() + " holds no lease that is known here and is in no phone's addresses";
    }
}
