package org.dialtone.provision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.provision.ProvisionPlan.Phone;

/**
 * Which vendor's file a name means: {@code {mac}.cfg} alone is asked for by three vendors.
 *
 * @param phone     as the site has it, or null
 * @param whose     the MAC that the name speaks of, else the asker's, or null
 * @param userAgent usable, or null
 */
record VendorChoice(Fleet fleet, Phone phone, MacAddress whose, String userAgent) {

    /** What the site says of the phone decides; else what is known of it, what it says of itself, who made it. */
    Optional<FileMatch> among(List<FileMatch> matches) {
        String model = model();
        return vendors(matches).stream().flatMap(vendor -> matches.stream()
                .filter(match -> match.pack().key().equals(vendor) && match.file().suits(model))).findFirst();
    }

    /** The site's, else as learned; null where neither is known. */
    String model() {
        return phone != null && phone.model() != null ? phone.model() : known().map(Identity::model).orElse(null);
    }

    /** Why none was chosen, and what to do. */
    String doubt(List<FileMatch> matches) {
        String vendors = String.join(", ", matches.stream().map(match -> match.pack().name()).distinct().toList());
        if (phone != null && phone.vendor() != null) {
            return "the site says that " + phone.mac() + " is of vendor " + phone.vendor() + ", but a file of this name belongs to "
                    + vendors + "; correct its vendor under phones";
        }
        return "phones of " + vendors + " ask for a file of this name, and nothing tells which "
                + (whose == null ? "this" : whose) + " is; set its vendor under phones";
    }

    private Set<String> vendors(List<FileMatch> matches) {
        if (phone != null && phone.vendor() != null) {
            return Set.of(phone.vendor());
        }
        Set<String> vendors = new LinkedHashSet<>();
        Stream.of(known(), fleet.packs().identify(whose, null, userAgent)).flatMap(Optional::stream)
                .map(Identity::vendor).forEach(vendors::add);
        List<String> asking = matches.stream().map(match -> match.pack().key()).distinct().toList();
        if (asking.size() == 1) {
            vendors.addAll(asking);
        }
        return vendors;
    }

    private Optional<Identity> known() {
        return Optional.ofNullable(whose).flatMap(fleet::identity);
    }
}
