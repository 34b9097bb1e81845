package org.dialtone.site.compile;

import java.util.HashMap;
import java.util.Map;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Identity;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.sip.SipPlan;

/** One site, compiled for each engine; installed together or not at all. */
public record Plans(DhcpPlan dhcp, ProvisionPlan provision, SipPlan sip) {

    /** The identities of phones, as the operator gave them. */
    public Map<MacAddress, Identity> identities() {
        Map<MacAddress, Identity> said = new HashMap<>();
        provision.phones().forEach((mac, phone) -> {
            if (phone.vendor() != null) {
                said.put(mac, new Identity(phone.vendor(), phone.model(), null, Certainty.CONFIGURED));
            }
        });
        return Map.copyOf(said);
    }
}
