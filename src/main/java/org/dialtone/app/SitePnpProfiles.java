package org.dialtone.app;

import java.util.Optional;
import org.dialtone.holder.HolderCheck;
import org.dialtone.holder.HolderVerdict;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Introduction;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.sip.PnpProfiles;

/**
 * The answer to phones of the site that ask by PnP: the provisioning folder, in their vendor's form. Anybody can ask in a
 * phone's name, so the box learns what was said only where the phone itself holds the address that took the answer.
 */
public final class SitePnpProfiles implements PnpProfiles {

    private final Fleet fleet;
    private final SiteBook site;
    private final HolderCheck holders;
    private final NeighbourCheck neighbours;

    public SitePnpProfiles(Fleet fleet, SiteBook site, HolderCheck holders, NeighbourCheck neighbours) {
        this.fleet = fleet;
        this.site = site;
        this.holders = holders;
        this.neighbours = neighbours;
    }

    @Override
    public Optional<String> url(MacAddress mac, Introduction said, Ip4 box) {
        ProvisionPlan plan = site.plans().provision();
        Ip4 server = plan.site().serverAddress() == null ? box : plan.site().serverAddress();
        String form = fleet.identity(mac, said)
                .flatMap(identity -> fleet.packs().get(identity.vendor()))
                .map(VendorPack::pnp)
                .orElse(VendorPack.FOLDER);
        return plan.phones().containsKey(mac) ? Optional.of(plan.root().fill(form, server, mac)) : Optional.empty();
    }

    @Override
    public void taken(MacAddress mac, Introduction said, Ip4 source) {
        neighbours.always(source, () -> {
            if (isAt(source, mac)) {
                fleet.introduced(mac, said);
            }
        });
    }

    private boolean isAt(Ip4 source, MacAddress mac) {
        ProvisionPlan plan = site.plans().provision();
        return holders.at(source, plan::isOne) instanceof HolderVerdict.Itself(MacAddress holder)
                && plan.isOne(holder, mac);
    }
}
