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
import org.dialtone.app.view.AgentViews;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows who is on which port of which relay agent. */
@Path("/console/ports")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class PortPages {

    private final AgentViews agents;
    private final PageFrames frames;

    @Inject
    PortPages(AgentViews agents, PageFrames frames) {
        this.agents = agents;
        this.frames = frames;
    }

    /** Shows all agents, and the ports of one. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance ports(
            @QueryParam("at") @DefaultValue("") String at, @QueryParam("page") @DefaultValue("1") int page) {
        return NetworkTemplates.ports(frames.current(), PortTable.of(agents.all(), at, page, frames.time()));
    }
}
