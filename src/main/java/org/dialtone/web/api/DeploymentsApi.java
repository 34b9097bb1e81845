package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dialtone.app.AuditAct;
import org.dialtone.app.deployment.DeploymentProgress;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.app.deployment.TellTime;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows how far changes of the site are on their way to their phones, and takes an operator's word when to tell them. */
@Path("/api/v1/site/revisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class DeploymentsApi {

    private final Deployments deployments;
    private final Caller caller;

    @Inject
    DeploymentsApi(Deployments deployments, Caller caller) {
        this.deployments = deployments;
        this.caller = caller;
    }

    /** When to tell the phones that don't have the change: {@code now}, {@code tonight} or {@code recheck}. */
    @JsonIgnoreProperties(ignoreUnknown = false)
    public record TellWish(String tell) {}

    /** Lists the changes that are followed, newest first. */
    @GET
    @Path("progress")
    @Operation(summary = "How far the last 20 changes of operators are on their way to their phones, newest first")
    public List<DeploymentJson> all() {
        return deployments.all().stream().map(DeploymentJson::of).toList();
    }

    /** Shows one change. */
    @GET
    @Path("{number}/progress")
    @Operation(
            summary =
                    "How far this change is: how many phones have it, are in a call, are not reachable, and which don't have it")
    public DeploymentJson progress(long number) {
        return deployments.of(number).map(DeploymentJson::whole).orElseThrow(() -> missing(number));
    }

    /** Says when the phones without the change are told. */
    @POST
    @Path("{number}/progress")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Says when the phones that don't have this change are told: {\"tell\": \"now\"}, \"tonight\" (from 2 to 5 o'clock), or \"recheck\": not at all, they come when they check")
    public DeploymentJson tell(long number, TellWish wish) {
        TellTime when = TellTime.of(wish == null || wish.tell() == null ? "" : wish.tell())
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.BAD_REQUEST,
                        "tell is now, tonight or recheck",
                        "Give e.g. {\"tell\": \"tonight\"}."));
        DeploymentProgress progress = deployments.tell(number, when).orElseThrow(() -> missing(number));
        caller.did(AuditAct.DEPLOYMENT_TIMED, "revision " + number, null, when.key());
        return DeploymentJson.whole(progress);
    }

    private static RuntimeException missing(long number) {
        return ApiProblem.of(
                Response.Status.NOT_FOUND,
                "revision " + number + " is no change that the box brings to phones",
                "GET /api/v1/site/revisions/progress lists the last changes that operators made.");
    }
}
