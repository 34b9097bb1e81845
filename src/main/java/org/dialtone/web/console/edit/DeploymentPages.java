package org.dialtone.web.console.edit;

import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.dialtone.app.AuditAct;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.app.deployment.TellTime;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.live.LiveFeed;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows how far a change of the site is on its way to its phones, and asks when those are told that must not be yet. */
@Path("/console/site/history/{number:\\d{1,18}}/progress")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class DeploymentPages {

    private final Deployments deployments;
    private final PageFrames frames;
    private final LiveFeed feed;
    private final Caller caller;

    @Inject
    DeploymentPages(Deployments deployments, PageFrames frames, LiveFeed feed, Caller caller) {
        this.deployments = deployments;
        this.frames = frames;
        this.feed = feed;
        this.caller = caller;
    }

    /** Shows one change. */
    @GET
    @Operation(hidden = true)
    public Response show(long number) {
        DeploymentText progress = DeploymentText.of(deployments.of(number), frames.words());
        return progress == null
                ? frames.missing("deployment.unfollowed", String.valueOf(number))
                : Response.ok(EditTemplates.progress(frames.current(), progress))
                        .build();
    }

    /** Says when the phones are told that don't have it. */
    @POST
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response tell(long number, @FormParam("tell") String tell) {
        Optional<TellTime> when = Optional.ofNullable(tell).flatMap(TellTime::of);
        if (when.isEmpty() || deployments.tell(number, when.get()).isEmpty()) {
            return frames.missing("deployment.unfollowed", String.valueOf(number));
        }
        caller.did(
                AuditAct.DEPLOYMENT_TIMED,
                "revision " + number,
                null,
                when.get().key());
        return Response.seeOther(URI.create("/console/site/history/" + number + "/progress"))
                .build();
    }

    /** Sends the changing part of the page. */
    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> live(long number, RoutingContext context, @Context Sse sse) {
        Words words = frames.words();
        boolean operator = caller.may(Right.OPERATE);
        Supplier<String> part =
                () -> EditTemplates.deployment(DeploymentText.of(deployments.of(number), words), operator)
                        .render();
        return feed.of("progress", part, context, sse);
    }
}
