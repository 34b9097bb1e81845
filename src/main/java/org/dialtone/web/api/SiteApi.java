package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dialtone.app.ApplyOptions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.site.Review;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Exports and applies the site file: what the operator configured. */
@Path("/api/v1")
@RolesAllowed(Right.VIEW)
public class SiteApi {

    private final SiteBook site;
    private final Deployments deployments;
    private final Caller caller;

    @Inject
    SiteApi(SiteBook site, Deployments deployments, Caller caller) {
        this.site = site;
        this.deployments = deployments;
        this.caller = caller;
    }

    /**
     * The result of applying a site file, or of going back to a revision; with a fault among the findings nothing was
     * changed.
     *
     * @param changes  what applying it changes or changed, in words
     * @param revision the present revision
     * @param refused  in a dry run, why the real run would be refused; absent where it would not
     * @param tells    in a dry run, who would be told of it; absent where there are faults
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SiteReview(
            boolean applied,
            String changes,
            long revision,
            List<FindingJson> findings,
            RefusedChange refused,
            OutlookJson tells) {}

    /** Exports the site as a file that can be applied again; with secrets only when the caller asks for them. */
    @GET
    @Path("site")
    @Produces("application/yaml")
    @Operation(summary = "The site file, its revision as ETag; with ?secrets=true also its token and passwords")
    public Response site(@QueryParam("secrets") boolean secrets) {
        SiteBook.Export export = site.exported(caller.secrets(secrets, "site file"));
        return Response.ok(export.yaml())
                .tag(tag(export.revision()))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Checks the running site; the lines of the findings are those of the site file that GET returns. */
    @GET
    @Path("site/findings")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a check of the site that runs finds")
    public List<FindingJson> findings() {
        return FindingJson.of(site.findings());
    }

    /** Makes the configuration equal to the file, or changes nothing and answers 422 with every fault. */
    @PUT
    @Path("site")
    @RolesAllowed(Right.OPERATE)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Makes the site equal to this file (YAML); If-Match holds the ETag that it was made from, or *; with ?dryRun=true only checks it, and tells in \"refused\" what would refuse it, in \"tells\" which phones would be told; many phones or extensions go only with ?allowRemoval=true")
    public Response apply(
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("allowRemoval") boolean allowRemoval,
            @HeaderParam("If-Match") String ifMatch,
            String yaml) {
        IfMatch wanted = dryRun ? IfMatch.optional(ifMatch) : IfMatch.required(ifMatch);
        ApplyOptions options = ApplyOptions.USUAL.removing(allowRemoval).from(wanted.basis(site.revision()));
        if (dryRun) {
            Review review = site.check(caller.actor(), yaml, options);
            RefusedChange refused = review.refused().map(RefusedChange::of).orElse(null);
            OutlookJson tells = site.planned(yaml)
                    .map(plans -> OutlookJson.of(deployments.outlook(plans)))
                    .orElse(null);
            return reviewed(review, false, site.revision(), refused, tells);
        }
        return answer(site.apply(caller.actor(), yaml, options), true);
    }

    private Response answer(Review review, boolean applied) {
        return answer(review, applied, site.revision());
    }

    /** @param applied whether a change without faults was made */
    static Response answer(Review review, boolean applied, long revision) {
        return review.refused()
                .map(RefusedChange::answer)
                .orElseGet(() -> reviewed(review, applied, revision, null, null));
    }

    private static Response reviewed(
            Review review, boolean applied, long revision, RefusedChange refused, OutlookJson tells) {
        return Response.status(review.fault().isEmpty() ? 200 : 422)
                .tag(tag(revision))
                .entity(new SiteReview(
                        applied && review.ok(),
                        review.changes().toString(),
                        revision,
                        FindingJson.of(review.findings()),
                        refused,
                        tells))
                .build();
    }

    static EntityTag tag(long revision) {
        return new EntityTag(Long.toString(revision));
    }
}
