package org.dialtone.web.console.people;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.AuditEntry;
import org.dialtone.app.Slice;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows who did what. */
@Path("/console/audit")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.ADMINISTER)
public class AuditPages {

    private final Audit audit;
    private final PageFrames frames;

    @Inject
    AuditPages(Audit audit, PageFrames frames) {
        this.audit = audit;
        this.frames = frames;
    }

    /** Shows a page of the log, or of those entries that fit. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance show(
            @QueryParam("who") @DefaultValue("") String who,
            @QueryParam("act") @DefaultValue("") String act,
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("page") @DefaultValue("1") int page) {
        int wanted = Math.clamp(page, 1, 1_000_000);
        Slice<AuditEntry> found = audit.find(
                new Audit.Filter(who, AuditAct.of(act).orElse(null), null, null, query),
                (wanted - 1) * Pager.ROWS,
                Pager.ROWS);
        return PeopleTemplates.audit(frames.current(), AuditTable.of(found, who, act, query, wanted, frames.time()));
    }
}
