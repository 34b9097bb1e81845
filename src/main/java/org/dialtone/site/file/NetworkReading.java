package org.dialtone.site.file;

import java.util.List;
import org.dialtone.site.model.Network;

/**
 * The result of reading the box's network alone.
 *
 * @param network  null where the text was no YAML; not to be used with faults among the findings
 * @param findings open for the checks that come after reading
 */
public record NetworkReading(Network network, Findings findings) {

    public boolean ok() {
        return findings.inOrder().stream().noneMatch(Finding::isFault);
    }

    public List<Finding> inOrder() {
        return findings.inOrder();
    }
}
