package org.dialtone.web.console.start;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Predicate;
import org.dialtone.app.SiteBook;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.net.BoundedMap;
import org.dialtone.web.login.Sessions;

/**
 * Keeps what operators chose so far in the first start, for each session; the one untouched longest goes first. A table
 * of phones has passwords in it, so a draft goes with its session, and all go once the site has a scope.
 */
@ApplicationScoped
public class StartDrafts {

    private static final int MOST = 16;

    private final Predicate<String> over;
    private final Map<String, StartDraft> drafts = BoundedMap.byAccess(MOST);

    @Inject
    StartDrafts(Sessions sessions, SiteBook site) {
        this(session -> switch (sessions.end(session)) {
            // No session has the name of a login without one.
            case NONE, UNKNOWN -> false;
            case IDLE, AGE, CHANGE, CROWD, LOGOUT -> true;
        });
        site.onChange(plans -> look(plans.dhcp()));
    }

    /** @param over whether the session of this name has ended */
    StartDrafts(Predicate<String> over) {
        this.over = over;
    }

    synchronized StartDraft of(String session) {
        drafts.keySet().removeIf(over);
        return drafts.getOrDefault(session, StartDraft.NOTHING);
    }

    synchronized void keep(String session, StartDraft draft) {
        drafts.put(session, draft);
        drafts.keySet().removeIf(over);
    }

    public synchronized void drop(String session) {
        drafts.remove(session);
    }

    /** There are no such pages once the site says who gives addresses. */
    synchronized void look(DhcpPlan plan) {
        if (plan.mode() != DhcpPlan.Mode.SERVER || !plan.scopes().isEmpty()) {
            drafts.clear();
        }
    }
}
