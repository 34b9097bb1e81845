package org.dialtone.app.view;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dialtone.app.KnownHolders;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.SiteBook;
import org.dialtone.holder.HolderCheck;
import org.dialtone.holder.HolderVerdict;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.provision.ForeignRequest;
import org.dialtone.provision.PendingPhone;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.Provisioner;

/** Combines what the lease rule, the window and the adoption know of a phone. */
public class AccessViews {

    private final SiteBook site;
    private final Fleet fleet;
    private final PhoneRecords books;
    private final Provisioner provisioner;
    private final KnownHolders presence;
    private final HolderCheck holders;
    private final JournalBook journal;
    private final MachineInterfaces machine;

    public AccessViews(
            SiteBook site,
            Fleet fleet,
            PhoneRecords books,
            Provisioner provisioner,
            KnownHolders presence,
            JournalBook journal,
            MachineInterfaces machine) {
        this.site = site;
        this.fleet = fleet;
        this.books = books;
        this.provisioner = provisioner;
        this.presence = presence;
        holders = new HolderCheck(presence);
        this.journal = journal;
        this.machine = machine;
    }

    /** The access of a phone of the site, or of an unlisted phone that asked. */
    public AccessView of(MacAddress mac) {
        ProvisionPlan plan = site.plans().provision();
        Phone phone = plan.phones().get(mac);
        MacAddress first = phone == null ? mac : phone.mac();
        Optional<Ip4> address = presence.addressOf(mac);
        Optional<Instant> until = books.windows().until(first);
        String place = address.flatMap(presence::place).orElse(null);
        List<String> places = books.places().of(first);
        String window = plan.access().window() == null || phone == null ? "off" : until.isPresent() ? "open" : "shut";
        String met = address.flatMap(at -> another(holders.at(at, mac, plan::isOne)))
                .map(MacAddress::toString)
                .orElse(null);
        Optional<PendingPhone> pendingPhone = books.pendingPhones().find(mac);
        return new AccessView(
                mac.toString(),
                link(mac, address),
                phone == null
                        ? pendingPhone
                                .filter(PendingPhone::waits)
                                .map(PendingPhone::code)
                                .orElse(null)
                        : null,
                phone == null ? null : pendingPhone.map(PendingPhone::number).orElse(null),
                window,
                "open".equals(window) ? until.orElseThrow() : null,
                place,
                places,
                !places.isEmpty()
                        && address.filter(presence::isLeased).isPresent()
                        && (place == null || !places.contains(place)),
                met,
                same(mac));
    }

    private static Optional<MacAddress> another(HolderVerdict verdict) {
        return verdict instanceof HolderVerdict.Another(MacAddress _, MacAddress device)
                ? Optional.of(device)
                : Optional.empty();
    }

    /** The root URL of the site's random folder, as a phone at this address gets it. */
    public String folder(Optional<Ip4> address) {
        ProvisionPlan plan = site.plans().provision();
        Ip4 server = Optional.ofNullable(plan.site().serverAddress())
                .or(() -> address.flatMap(machine::toward))
                .orElse(null);
        return server == null ? null : plan.root().url(server);
    }

    /** The time of each phone's last request in the former folder, by MAC. */
    public Map<String, Instant> inFormerFolder() {
        Map<String, Instant> found = new TreeMap<>();
        journal.macs()
                .forEach(mac -> journal.entries(mac).stream()
                        .filter(AccessViews::former)
                        .forEach(entry -> found.put(mac.toString(), entry.at())));
        return new LinkedHashMap<>(found);
    }

    private static boolean former(Entry entry) {
        return entry.details().has(Detail.FORMER_UNTIL);
    }

    private String link(MacAddress mac, Optional<Ip4> address) {
        String root = folder(address);
        Phone phone = site.plans().provision().phones().get(mac);
        Optional<Identity> identity = fleet.identity(mac).or(() -> fleet.packs().identify(mac, null, null));
        String model = phone != null && phone.model() != null
                ? phone.model()
                : identity.map(Identity::model).orElse(null);
        String vendor = phone != null && phone.vendor() != null
                ? phone.vendor()
                : identity.map(Identity::vendor).orElse(null);
        return root == null
                ? null
                : fleet.packs()
                        .get(vendor)
                        .flatMap(pack -> PhoneFileName.name(pack, mac, model))
                        .map(name -> root + name)
                        .orElse(null);
    }

    private List<AccessView.Mixed> same(MacAddress mac) {
        Map<MacAddress, AccessView.Mixed> others = new LinkedHashMap<>();
        for (ForeignRequest foreignRequest : provisioner.foreignRequests(mac)) {
            MacAddress other =
                    mac.equals(foreignRequest.claimed()) ? foreignRequest.holder() : foreignRequest.claimed();
            if (other != null && !site.plans().provision().isOne(mac, other) && isListed(mac) != isListed(other)) {
                others.putIfAbsent(
                        other,
                        new AccessView.Mixed(
                                other.toString(),
                                foreignRequest.holder() + " at " + foreignRequest.address() + " stood in the place of "
                                        + foreignRequest.claimed(),
                                foreignRequest.at()));
            }
        }
        return List.copyOf(others.values());
    }

    private boolean isListed(MacAddress mac) {
        return site.plans().provision().phones().containsKey(mac);
    }
}
