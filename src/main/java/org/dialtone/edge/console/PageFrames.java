package org.dialtone.edge.console;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.dialtone.site.SiteBook;

/** Makes the frame of each page from the site's name and the user. */
@ApplicationScoped
class PageFrames {

    private final SiteBook site;

    @Inject
    PageFrames(SiteBook site) {
        this.site = site;
    }

    PageFrame of(SecurityIdentity identity) {
        return new PageFrame(site.plans().provision().site().name(), identity.getPrincipal().getName());
    }

    /** For the login: the site's name isn't told to strangers. */
    PageFrame anonymous() {
        return new PageFrame("Dialtone", null);
    }
}
