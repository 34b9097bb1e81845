package org.dialtone.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.app.ObjectEdits.Outcome;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.phone.PlaceBook;
import org.dialtone.phone.Resync;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.SiteObjects.Group;

/**
 * Puts another device in the place of a phone: lines, keys, settings, reservation and switch port go over, of another
 * vendor too. Waits for the disk.
 */
public final class Replacement {

    private final ObjectEdits edits;
    private final Fleet fleet;
    private final PlaceBook places;
    private final AddressHolders holders;
    private final LeaseControl leases;
    private final Resync resync;

    public Replacement(
            ObjectEdits edits,
            Fleet fleet,
            PlaceBook places,
            AddressHolders holders,
            LeaseControl leases,
            Resync resync) {
        this.edits = edits;
        this.fleet = fleet;
        this.places = places;
        this.holders = holders;
        this.leases = leases;
        this.resync = resync;
    }

    /**
     * What became of it.
     *
     * @param told how the successor learns of it; null: the change has faults, was refused, or wasn't made
     */
    public record Done(Outcome outcome, Resync.Answer told) {}

    /**
     * Finds what {@link #make} would change, and changes nothing. Its warnings name what the successor's files can't
     * carry.
     *
     * @param read the revision at which the phone was read: it is refused where it changed since; null: not asked
     */
    public Outcome preview(Actor who, Long read, MacAddress former, MacAddress successor) {
        Phone phone = phone(former);
        return edits.preview(who, basis(phone, read), edits.replacement(phone, device(phone, successor)));
    }

    /** Makes it, as one revision; on any fault or refusal nothing changes. @param read as for {@link #preview} */
    public Done make(Actor who, Long read, MacAddress former, MacAddress successor) {
        Phone phone = phone(former);
        Outcome outcome = edits.apply(
                who, "replace phone", basis(phone, read), edits.replacement(phone, device(phone, successor)));
        return new Done(outcome, outcome.ok() ? settle(phone, successor) : null);
    }

    /**
     * Lets the successor have what isn't in the site: the former phone's switch ports, and its hold on an address that
     * is reserved for the successor now. Then has the successor come for its file.
     */
    public Resync.Answer settle(Phone former, MacAddress successor) {
        List<String> ports = places.of(former.mac());
        places.accept(former.mac(), null);
        ports.reversed().forEach(port -> places.accept(successor, port));
        present(successor).ifPresent(port -> places.accept(successor, port));
        reserved(successor)
                .filter(address -> holders.holder(address)
                        .filter(holder -> isOne(former, holder))
                        .isPresent())
                .ifPresent(leases::free);
        return resync.tell(successor, Resync.Purpose.PROVISION);
    }

    private static boolean isOne(Phone phone, MacAddress mac) {
        return phone.mac().equals(mac) || phone.alsoMacs().contains(mac);
    }

    private Optional<String> present(MacAddress mac) {
        return holders.addressOf(mac).filter(holders::isPlaced).flatMap(holders::place);
    }

    private Optional<Ip4> reserved(MacAddress mac) {
        return edits.present().site().dhcp().reservations().stream()
                .filter(each -> each.holder().equals(new ReservedFor.Mac(mac)))
                .flatMap(each -> Stream.ofNullable(each.address()))
                .findFirst();
    }

    /** The change of the phone: what is said of the device that goes, and parameters of another vendor, don't stay. */
    private Map<String, Object> device(Phone phone, MacAddress successor) {
        if (phone.mac().equals(successor)) {
            throw new EditFault(Flaw.SUCCESSOR_IS_SAME, successor);
        }
        Map<String, Object> patch = new HashMap<>();
        patch.put("mac", successor.toString());
        patch.put("vendor", null);
        patch.put("model", null);
        if (!isOfSameVendor(phone, successor)) {
            patch.put("raw", null);
        }
        return patch;
    }

    /** Whether parameters of the phone's vendor's own mean something to the successor, as far as is known. */
    public boolean isOfSameVendor(Phone phone, MacAddress successor) {
        return vendor(successor).equals(Optional.ofNullable(phone.vendor()).or(() -> vendor(phone.mac())));
    }

    private Optional<String> vendor(MacAddress mac) {
        return fleet.identity(mac)
                .or(() -> fleet.packs().identify(mac, null, null))
                .map(Identity::vendor);
    }

    private Phone phone(MacAddress mac) {
        return edits.present().site().phones().stream()
                .filter(phone -> isOne(phone, mac))
                .findFirst()
                .orElseThrow(() -> new EditFault(Flaw.PHONE_UNKNOWN, mac));
    }

    private static Basis basis(Phone phone, Long read) {
        return Basis.of(ObjectName.of(Group.PHONES, phone), read);
    }
}
