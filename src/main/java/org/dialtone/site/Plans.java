package org.dialtone.site;

import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.sip.SipPlan;

/** One site, compiled for each engine; installed together or not at all. */
public record Plans(DhcpPlan dhcp, ProvisionPlan provision, SipPlan sip) {
}
