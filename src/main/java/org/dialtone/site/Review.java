package org.dialtone.site;

import java.util.List;
import java.util.Optional;
import org.dialtone.site.file.Finding;
import org.dialtone.site.model.Changes;

/**
 * The result of checking a site file.
 *
 * @param findings in the order of the file
 * @param changes  the changes that applying it makes or made; none where there are faults
 */
public record Review(List<Finding> findings, Changes changes) {

    /** Whether the file can be, or was, applied; warnings don't prevent that. */
    public boolean ok() {
        return fault().isEmpty();
    }

    /** The first fault, which is enough to say why a small change can't be made. */
    public Optional<Finding> fault() {
        return findings.stream().filter(Finding::isFault).findFirst();
    }

    /** @throws EditFault with the first fault, where there is one */
    public void require() {
        fault().ifPresent(fault -> {
            throw new EditFault(fault.says(), fault.remedy());
        });
    }
}
