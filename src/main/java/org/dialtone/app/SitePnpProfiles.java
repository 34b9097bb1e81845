package org.dialtone.app;

import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.sip.PnpProfiles;

/** The answer to phones of the site that ask by PnP: the provisioning folder, in their vendor's form. */
public final class SitePnpProfiles implements PnpProfiles {

    private final Fleet fleet;
    private final SiteBook site;

    public SitePnpProfiles(Fleet fleet, SiteBook site) {
        this.fleet = fleet;
        this.site = site;
    }

    @Override
    public Optional<String> url(MacAddress mac, Ip4 box) {
        ProvisionPlan plan = site.plans().provision();
        Ip4 server = plan.site().serverAddress() == null ? box : plan.site().serverAddress();
        String form = fleet.pack(mac).map(VendorPack::pnp).orElse(VendorPack.FOLDER);
        return plan.phones().containsKey(mac) ? Optional.of(plan.root().fill(form, server, mac)) : Optional.empty();
    }

    @Override
    public void met(MacAddress mac, String vendor, String model, String version, String userAgent) {
        fleet.introduced(mac, vendor, model, version);
        fleet.sighted(mac, null, userAgent);
    }
}
