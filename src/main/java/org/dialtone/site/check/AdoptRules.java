package org.dialtone.site.check;

import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Adopt;

/** Rules for the adoption of phones. */
public final class AdoptRules {

    private final Packs packs;

    public AdoptRules(Packs packs) {
        this.packs = packs;
    }

    public List<Rule> all() {
        return List.of(AdoptRules::numbersThere, this::vendorsKnown);
    }

    static void numbersThere(Site site, Findings findings) {
        if (site.provisioning().unknownPhones() == UnknownPhones.ADOPT
                && site.provisioning().access().adopt() == null) {
            findings.fault("provisioning.unknownPhones", Flaw.ADOPT_WITHOUT_NUMBERS);
        }
    }

    void vendorsKnown(Site site, Findings findings) {
        Adopt adopt = site.provisioning().access().adopt();
        Rule.each(adopt == null ? List.<String>of() : adopt.vendors(), "provisioning.adopt.vendors", (vendor, path) -> {
            if (packs.get(vendor).isEmpty()) {
                findings.fault(
                        path,
                        Flaw.VENDOR_UNKNOWN,
                        vendor,
                        packs.all().stream().map(VendorPack::key).collect(Collectors.joining(", ")));
            }
        });
    }
}
