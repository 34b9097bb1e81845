package org.dialtone.app;

import java.util.Optional;
import org.dialtone.site.file.Finding;
import org.dialtone.site.model.Site;

/** Objects to changes of the site that are right by themselves, but not on this machine or from this person. */
@FunctionalInterface
public interface SiteGuard {

    /** A guard without objections. */
    SiteGuard NONE = (_, _, _) -> Optional.empty();

    /** Why the change is not to be made, as a fault; empty: it may be. */
    Optional<Finding> objection(Actor who, Site now, Site next);
}
