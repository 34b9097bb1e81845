package org.dialtone.web.console;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.dialtone.app.Release;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.web.login.Right;

/** Makes the frame of each page from the site's name and the user. */
@ApplicationScoped
class PageFrames {

    private final SiteBook site;
    private final RogueWatch rogues;
    private final SecurityIdentity identity;
    private final String release = Release.read().says();

    /** @param identity the user of the present request */
    @Inject
    PageFrames(SiteBook site, RogueWatch rogues, SecurityIdentity identity) {
        this.site = site;
        this.rogues = rogues;
        this.identity = identity;
    }

    PageFrame current() {
        return new PageFrame(
                site.plans().provision().site().name(), identity.getPrincipal().getName(), release, alarms(), role());
    }

    /** Makes the frame of the login, which doesn't show the site's name to strangers. */
    PageFrame anonymous() {
        return new PageFrame("Dialtone", null, null, List.of(), null);
    }

    private Role role() {
        return identity.hasRole(Right.ADMINISTER)
                ? Role.ADMIN
                : identity.hasRole(Right.OPERATE) ? Role.OPERATOR : Role.VIEWER;
    }

    private List<String> alarms() {
        return rogues.standings().stream()
                .filter(standing -> !standing.others().isEmpty())
                .map(RogueWatch.Standing::says)
                .toList();
    }
}
