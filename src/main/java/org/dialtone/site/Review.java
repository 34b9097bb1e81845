package org.dialtone.site;

import java.util.List;
import org.dialtone.site.file.Finding;

/**
 * What was made of a site file.
 *
 * @param findings in the order of the file
 * @param changes  what applying it changes or changed; none where there are faults
 */
public record Review(List<Finding> findings, Changes changes) {

    /** Whether the file can be, or was, applied: warnings don't keep it from that. */
    public boolean ok() {
        return findings.stream().noneMatch(Finding::isFault);
    }
}
