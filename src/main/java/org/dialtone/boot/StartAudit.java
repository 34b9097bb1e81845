package org.dialtone.boot;

import java.nio.file.Path;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Release;
import org.dialtone.store.backup.Restored;

/** Notes at a start what was done to the box while it didn't run: a restore, or another release. */
record StartAudit(Audit audit, Path data) {

    /** Runs before the mark of a restore goes. */
    void note() {
        if (Restored.isMarked(data)) {
            audit.note(Actor.box("restore"), AuditAct.RESTORED, null, null, null);
        }
        String release = Release.read().says();
        String before =
                audit.find(new Audit.Filter(null, AuditAct.RELEASE_STARTED, null, null, null), 0, 1).items().stream()
                        .map(entry -> entry.after() == null ? "" : entry.after())
                        .findFirst()
                        .orElse(null);
        if (!release.equals(before)) {
            audit.note(Actor.box("start"), AuditAct.RELEASE_STARTED, null, before, release);
        }
    }
}
