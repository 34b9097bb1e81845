package org.dialtone.provision;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.phone.Packs;
import org.dialtone.provision.ProvisionPlan.Phone;

/** Chooses the vendor whose file a name means: phones of three vendors ask for {@code {mac}.cfg}. */
final class VendorChoice {

    private final Fleet fleet;
    private final Phone phone;
    private final MacAddress whose;
    private final String userAgent;
    private List<Identity> signs;

    /**
     * @param phone     the phone of the site, or null
     * @param whose     the MAC in the name, else the asking device's, or null
     * @param userAgent the usable User-Agent, or null
     */
    VendorChoice(Fleet fleet, Phone phone, MacAddress whose, String userAgent) {
        this.fleet = fleet;
        this.phone = phone;
        this.whose = whose;
        this.userAgent = userAgent;
    }

    /**
     * The signs, the most certain first: the known identity of the phone, the User-Agent, the maker. Gathered on
     * demand: most sites name the vendor and the model of a phone.
     */
    private List<Identity> signs() {
        if (signs == null) {
            Packs packs = fleet.packs();
            Optional<Identity> known = Optional.ofNullable(whose).flatMap(fleet::identity);
            signs = Stream.of(known, packs.identify(null, null, userAgent), packs.identify(whose, null, null))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Identity::certainty).reversed())
                    .toList();
        }
        return signs;
    }

    /** The match by the site's vendor for the phone; else by the known identity, the User-Agent, or the maker. */
    Optional<FileMatch> among(List<FileMatch> matches) {
        String model = model();
        String firmware = firmware();
        return vendors(matches).stream()
                .flatMap(vendor -> matches.stream()
                        .filter(match -> match.pack().key().equals(vendor)
                                && match.file().suits(model, firmware)))
                .findFirst();
    }

    /** The site's model for the phone, else the learned one; null where neither is known. */
    String model() {
        return phone != null && phone.model() != null
                ? phone.model()
                : signs().stream()
                        .map(Identity::model)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** The firmware that the phone names now, else the learned one; null where neither is known. */
    private String firmware() {
        return Stream.concat(fleet.packs().identify(null, null, userAgent).stream(), signs().stream())
                .map(Identity::firmware)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Why no vendor was chosen, and what to do. */
    Grounds doubt(List<FileMatch> matches) {
        String vendors = String.join(
                ", ",
                matches.stream().map(match -> match.pack().name()).distinct().toList());
        if (phone != null && phone.vendor() != null) {
            return Grounds.of(Reason.VENDOR_BY_SITE)
                    .with(Detail.CLIENT, phone.mac())
                    .with(Detail.VENDOR, phone.vendor())
                    .with(Detail.VENDORS, vendors);
        }
        Optional<Identity> sure = signs().stream().filter(sign -> !weak(sign)).findFirst();
        return sure.map(sign -> Grounds.of(Reason.VENDOR_BY_SIGNS).with(Detail.VENDOR, sign.vendor()))
                .orElseGet(() -> Grounds.of(Reason.VENDOR_UNKNOWN).with(Detail.CLIENT, whose))
                .with(Detail.VENDORS, vendors);
    }

    private Set<String> vendors(List<FileMatch> matches) {
        if (phone != null && phone.vendor() != null) {
            return Set.of(phone.vendor());
        }
        Set<String> vendors = new LinkedHashSet<>();
        signs().forEach(sign -> vendors.add(sign.vendor()));
        Set<String> asking = matches.stream().map(match -> match.pack().key()).collect(Collectors.toSet());
        boolean telling = asking.size() == 1 && matches.stream().noneMatch(FileMatch::isBare);
        if (telling && signs().stream().allMatch(VendorChoice::weak)) {
            vendors.addAll(asking);
        }
        return vendors;
    }

    private static boolean weak(Identity sign) {
        return sign.certainty() == Certainty.OUI;
    }
}
