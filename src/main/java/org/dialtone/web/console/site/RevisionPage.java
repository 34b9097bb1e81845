package org.dialtone.web.console.site;

import java.util.List;
import org.dialtone.web.console.edit.RefusalText;

/**
 * One revision, and what going back to it would change.
 *
 * @param changes what it changed, in words
 * @param left    the number of its changes that are not kept
 * @param file    the site file that was applied, or null
 * @param present the number of the present revision
 * @param back    what going back changes, in words
 * @param secrets whether going back takes the secrets of then too
 * @param refused why it was not gone back to, or null
 */
public record RevisionPage(
        RevisionLine row,
        List<String> changes,
        int left,
        String file,
        long present,
        List<String> back,
        boolean secrets,
        RefusalText refused) {

    /** Whether going back was refused because it removes much. */
    public boolean removes() {
        return refused != null && refused.removes() != null;
    }
}
