package org.dialtone.web.console.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.app.view.LeaseView;
import org.dialtone.app.view.PhoneView;

/**
 * All leases, and the phones that hold them.
 *
 * @param leases by address
 * @param phones by each MAC of theirs
 */
record LeaseHolders(List<LeaseView> leases, Map<String, PhoneView> phones) {

    static LeaseHolders of(List<LeaseView> leases, List<PhoneView> phones) {
        Map<String, PhoneView> byMac = new HashMap<>();
        phones.forEach(phone -> phone.macs().forEach(mac -> byMac.put(mac.toString(), phone)));
        return new LeaseHolders(leases, byMac);
    }
}
