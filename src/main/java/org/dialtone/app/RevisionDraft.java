package org.dialtone.app;

import java.time.Instant;
import java.util.List;
import org.dialtone.app.Revision.AppliedFile;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.model.NamedChange;
import org.dialtone.site.model.Site;

/**
 * A revision before it is stored.
 *
 * @param before  the document that the store holds; null on a box that never had one
 * @param after   the document to be stored, with all its secrets
 * @param changes all differences
 * @param former  the provisioning folder before the present one where the change replaces it, else null
 * @param file    the file that was applied, or null
 * @param text    the text of that file as it is to be kept, without secrets; null where there is no file
 */
public record RevisionDraft(
        Instant at,
        Actor who,
        String act,
        Site before,
        Site after,
        List<NamedChange> changes,
        FormerFolder former,
        AppliedFile file,
        String text) {

    /** The site of a box at its first start. */
    static RevisionDraft first(Instant at, Site site) {
        return new RevisionDraft(at, Actor.box("first start"), "first start", null, site, List.of(), null, null, null);
    }
}
