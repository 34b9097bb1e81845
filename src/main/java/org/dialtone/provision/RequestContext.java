package org.dialtone.provision;

import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.Phone;

/**
 * One request with the devices that it concerns.
 *
 * @param file   the file's name, for the journal
 * @param holder the holder of the asking address, by a lease or by the site; null: none
 * @param asker  the holder as a phone of the site, or null
 */
record RequestContext(ProvisionPlan plan, FileRequest request, String file, MacAddress holder, Phone asker) {

    /**
     * Whether the holder is the claimed phone: both MACs of one phone count as the phone, and so do the addresses that
     * were set by hand on it.
     */
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
