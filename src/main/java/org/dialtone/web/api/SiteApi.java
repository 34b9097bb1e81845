package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dialtone.app.SiteBook;
import org.dialtone.site.Review;
import org.dialtone.site.file.Finding;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Exports and applies the site file: what the operator configured. */
@Path("/api/v1")
@RolesAllowed(Right.VIEW)
public class SiteApi {

    private final SiteBook site;
    private final Caller caller;

    @Inject
    SiteApi(SiteBook site, Caller caller) {
        this.site = site;
        this.caller = caller;
    }

    /**
     * The result of applying a site file; with a fault among the findings nothing was changed.
     *
     * @param changes what applying it changes or changed, in words
     */
    @RegisterForReflection
    public record SiteReview(boolean applied, String changes, List<Finding> findings) {}

    /** Exports the site as a file that can be applied again; with secrets only when the caller asks for them. */
    @GET
    @Path("site")
    @Produces("application/yaml")
    @Operation(summary = "The site file; with ?secrets=true also its token and passwords")
    public Response site(@QueryParam("secrets") boolean secrets) {
        return Response.ok(site.export(caller.secrets(secrets, "site file")))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Checks the running site; the lines of the findings are those of the site file that GET returns. */
    @GET
    @Path("site/findings")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a check of the site that runs finds")
    public List<Finding> findings() {
        return site.findings();
    }

    /** Makes the configuration equal to the file, or changes nothing and answers 422 with every fault. */
    @PUT
    @Path("site")
    @RolesAllowed(Right.OPERATE)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes the site equal to this file (YAML); with ?dryRun=true only checks it")
    public Response apply(@QueryParam("dryRun") boolean dryRun, String yaml) {
        Review review = dryRun ? site.check(yaml) : site.apply(yaml);
        SiteReview answer =
                new SiteReview(!dryRun && review.ok(), review.changes().toString(), review.findings());
        return Response.status(review.ok() ? 200 : 422).entity(answer).build();
    }
}
