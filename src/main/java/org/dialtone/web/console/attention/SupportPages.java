package org.dialtone.web.console.attention;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dialtone.web.api.SupportApi;
import org.dialtone.web.api.SupportBundle;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lists what a support bundle holds, and makes it. */
@Path("/console/support")
@RolesAllowed(Right.ADMINISTER)
public class SupportPages {

    private final SupportApi support;
    private final SupportBundle bundle;
    private final PageFrames frames;

    @Inject
    SupportPages(SupportApi support, SupportBundle bundle, PageFrames frames) {
        this.support = support;
        this.bundle = bundle;
        this.frames = frames;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance show() {
        return AttentionTemplates.support(frames.current(), bundle.parts());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces("application/zip")
    @Operation(hidden = true)
    public Response make(@FormParam("names") @DefaultValue("keep") String names) {
        return support.make(names);
    }
}
