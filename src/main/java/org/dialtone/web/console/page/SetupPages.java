package org.dialtone.web.console.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows all pages of Setup by their parts, so that each is two clicks away from any page. */
@Path("/console/setup")
@RolesAllowed(Right.VIEW)
public class SetupPages {

    private final PageFrames frames;

    @Inject
    SetupPages(PageFrames frames) {
        this.frames = frames;
    }

    /** Lists the pages that the reader may open. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance index() {
        PageFrame page = frames.current();
        return PageTemplates.setupindex(page, SetupPage.all(page.words(), page.role()));
    }
}
