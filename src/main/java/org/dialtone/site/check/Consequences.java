package org.dialtone.site.check;

import java.util.ArrayList;
import java.util.List;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.Finding.Severity;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Mode;
import org.dialtone.site.model.Site.Scope;

/** Warnings of a change after which phones that had addresses from the box get none. */
public final class Consequences {

    private final List<Finding> warnings = new ArrayList<>();

    private Consequences() {}

    /** Warnings with the paths of the site as it becomes; none where the box gave no addresses before. */
    public static List<Finding> between(Site before, Site after) {
        Consequences found = new Consequences();
        if (before.dhcp().mode() == Mode.SERVER && after.dhcp().mode() != Mode.SERVER) {
            found.ends(before);
        } else if (before.dhcp().mode() == Mode.SERVER) {
            found.scopes(before, after);
            found.interfaces(before, after);
        }
        return List.copyOf(found.warnings);
    }

    private void ends(Site before) {
        if (!before.dhcp().scopes().isEmpty()) {
            warn("dhcp.mode", Flaw.DHCP_ENDS);
        }
    }

    private void scopes(Site before, Site after) {
        List<Scope> scopes = after.dhcp().scopes();
        for (Scope scope : before.dhcp().scopes()) {
            int place = scopes.stream().map(Scope::subnet).toList().indexOf(scope.subnet());
            if (place < 0 && scopes.stream().noneMatch(each -> each.subnet().overlaps(scope.subnet()))) {
                warn("dhcp.scopes", Flaw.SCOPE_GOES, scope.subnet(), scope.name());
            } else if (place >= 0
                    && !scope.pools().isEmpty()
                    && scopes.get(place).pools().isEmpty()) {
                warn(
                        "dhcp.scopes[" + place + "].pools",
                        Flaw.SCOPE_LOSES_POOLS,
                        scopes.get(place).name());
            }
        }
    }

    private void interfaces(Site before, Site after) {
        before.dhcp().interfaces().stream()
                .filter(name -> !after.dhcp().interfaces().contains(name))
                .forEach(name -> warn("dhcp.interfaces", Flaw.INTERFACE_GOES, name));
    }

    private void warn(String path, Flaw flaw, Object... details) {
        warnings.add(new Finding(Severity.WARNING, 0, 0, path, Complaint.of(flaw, details)));
    }
}
