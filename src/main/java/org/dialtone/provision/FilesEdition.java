package org.dialtone.provision;

import java.util.List;
import org.dialtone.phone.Packs;

/**
 * All that the phones' files depend on, at one moment.
 *
 * @param templates the edition of the templates
 * @param firmware  tags of the site's firmware files
 */
public record FilesEdition(ProvisionPlan plan, Packs packs, Object templates, List<String> firmware) {

    /**
     * Whether no file can have changed in between. Plan, packs and templates are compared by identity: to compare what
     * they hold would take too long.
     */
    public boolean isSame(FilesEdition other) {
        return plan == other.plan
                && packs == other.packs
                && templates == other.templates
                && firmware.equals(other.firmware);
    }
}
