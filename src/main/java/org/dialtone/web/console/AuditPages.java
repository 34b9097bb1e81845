package org.dialtone.web.console;

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
import org.dialtone.app.SiteBook;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows who did what. */
@Path("/console/audit")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.ADMINISTER)
public class AuditPages {

    private final Audit audit;
    private final PageFrames frames;
    private final SiteBook site;

    @Inject
    AuditPages(Audit audit, PageFrames frames, SiteBook site) {
        this.audit = audit;
        this.frames = frames;
        this.site = site;
    }

    /** Shows a page of the log, or of those entries that fit. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance show(
            @QueryParam("who") @DefaultValue("") String who,
            @QueryParam("act") @DefaultValue("") String act,
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("page") @DefaultValue("1") int page) {
        int wanted = Math.max(1, page);
        Audit.Found found = audit.find(
                new Audit.Filter(who, AuditAct.of(act).orElse(null), null, null, query), wanted, AuditTable.ROWS);
        SiteTime clock = SiteTime.of(site.plans().provision().site().timezone());
        return Templates.audit(frames.current(), AuditTable.of(found, who, act, query, wanted, clock));
    }
}
