package org.dialtone.web.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.dialtone.app.SiteBook;
import org.dialtone.site.Review;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Edits the site file in the browser: shows it, checks a changed one, applies it. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class SitePages {

    private final SiteBook site;
    private final PageFrames frames;

    @Inject
    SitePages(SiteBook site, PageFrames frames) {
        this.site = site;
        this.frames = frames;
    }

    /** Shows the file, without secrets. */
    @GET
    @Path("site")
    @Operation(hidden = true)
    public TemplateInstance show() {
        return Templates.site(frames.current(), site.export(false), site.findings(), null, false);
    }

    /** Checks or applies a changed file, and shows every finding. */
    @POST
    @Path("site")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response put(@FormParam("yaml") String yaml, @FormParam("act") String act) {
        String given = Objects.requireNonNullElse(yaml, "");
        boolean apply = "apply".equals(act);
        Review review = apply ? site.apply(given) : site.check(given);
        String shown = apply && review.ok() ? site.export(false) : given;
        return Response.status(review.ok() ? 200 : 422)
                .entity(Templates.site(frames.current(), shown, review.findings(), review, apply && review.ok()))
                .build();
    }
}
