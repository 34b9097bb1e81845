package org.dialtone.provision;

import java.util.Optional;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.LeaseRule;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;

/**
 * One request on its way, and what it may have.
 *
 * @param file   its name, for the journal
 * @param holder who is leased the address that asks, or whose address it is by the site; null: nobody's
 * @param asker  the same as a phone of the site, or null
 */
record Asking(ProvisionPlan plan, FileRequest request, String file, MacAddress holder, Phone asker) {

    /** Both MACs of one phone count as the phone; so do the addresses that were set by hand on it. */
    boolean owns(MacAddress claimed, Phone phone) {
        return claimed.equals(holder) || phone != null
                && (asker != null && asker.mac().equals(phone.mac()) || phone.addresses().contains(request.remote()));
    }

    /** Why the file of {@code claimed} (null: a file of no one phone) is refused; empty where it is not. */
    Optional<String> denied(MacAddress claimed, Phone phone) {
        boolean enforced = plan.leaseRule() == LeaseRule.ENFORCE;
        if (claimed == null) {
            return asker != null || !enforced ? Optional.empty() : Optional.of(holder == null ? nobody() : unknown(holder));
        }
        if (enforced && !owns(claimed, phone) && (holder != null || phone != null)) {
            return Optional.of(intruder(claimed));
        }
        return phone == null ? Optional.of(unknown(claimed)) : Optional.empty();
    }

    String intruder(MacAddress claimed) {
        return holder == null ? nobody() + ", and asked for the file of " + claimed
                : request.remote() + ", leased to " + holder + ", asked for the file of " + claimed;
    }

    private String nobody() {
        return request.remote() + " holds no lease that is known here and is in no phone's addresses";
    }

    private String unknown(MacAddress mac) {
        return mac + " is in no site file; add it under phones"
                + (plan.unknownPhones() == UnknownPhones.HOLD ? " (it waits; unknownPhones is hold)" : "");
    }
}
