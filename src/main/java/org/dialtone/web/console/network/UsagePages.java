package org.dialtone.web.console.network;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.dialtone.app.view.UsageHistory;
import org.dialtone.app.view.UsagePoint;
import org.dialtone.app.view.UsageSpan;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows how much the box was used over a day or a month. */
@Path("/console/usage")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class UsagePages {

    private final UsageHistory usage;
    private final PageFrames frames;

    @Inject
    UsagePages(UsageHistory usage, PageFrames frames) {
        this.usage = usage;
        this.frames = frames;
    }

    /** Shows the curves; of the pools the fullest ones, or the one that is asked for. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance usage(
            @QueryParam("span") @DefaultValue("day") String span, @QueryParam("pool") @DefaultValue("") String pool) {
        UsageSpan wanted = UsageSpan.of(span).orElse(UsageSpan.DAY);
        List<UsagePoint> points = usage.points(wanted);
        return NetworkTemplates.usage(
                frames.current(),
                wanted.key(),
                points.isEmpty() ? null : UsagePage.of(wanted, points, pool, frames.time()));
    }
}
