package org.dialtone.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.dialtone.net.BoundedMap;

/** Keeps what operators chose so far in the first start, for each session; the one untouched longest goes first. */
@ApplicationScoped
class StartDrafts {

    private static final int MOST = 16;

    private final Map<String, StartDraft> drafts = BoundedMap.byAccess(MOST);

    synchronized StartDraft of(String session) {
        return drafts.getOrDefault(session, StartDraft.NOTHING);
    }

    synchronized void keep(String session, StartDraft draft) {
        drafts.put(session, draft);
    }

    synchronized void drop(String session) {
        drafts.remove(session);
    }
}
