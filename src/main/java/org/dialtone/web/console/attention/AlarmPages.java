package org.dialtone.web.console.attention;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import org.dialtone.app.AuditAct;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.live.LiveFeed;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the alarms, and takes the word of an operator who has seen one. */
@Path("/console/alarms")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class AlarmPages {

    private static final int LAST = 1_000_000;

    private final Alarms alarms;
    private final PageFrames frames;
    private final LiveFeed feed;
    private final Caller caller;

    @Inject
    AlarmPages(Alarms alarms, PageFrames frames, LiveFeed feed, Caller caller) {
        this.alarms = alarms;
        this.frames = frames;
        this.feed = feed;
        this.caller = caller;
    }

    /** Shows the open alarms, and a page of those that are over. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance all(@QueryParam("page") @DefaultValue("1") int page) {
        return AttentionTemplates.alarms(frames.current(), table(page, frames.words()));
    }

    /** Sends the changing part of the page, whenever it changed. */
    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> live(
            @QueryParam("page") @DefaultValue("1") int page, RoutingContext context, @Context Sse sse) {
        Words words = frames.words();
        return feed.of(
                "alarms",
                alarms::changes,
                () -> AttentionTemplates.alarmtable(words, table(page, words)).render(),
                context,
                sse);
    }

    /** Acknowledges an alarm; one that is over by now needs it no longer. */
    @POST
    @RolesAllowed(Right.OPERATE)
    @Path("{id}/acknowledge")
    @Operation(hidden = true)
    public Response acknowledge(long id) {
        alarms.acknowledge(id, caller.actor())
                .ifPresent(alarm ->
                        caller.did(AuditAct.ALARM_ACKNOWLEDGED, alarm.event().name() + " " + alarm.subject()));
        return Response.seeOther(URI.create("/console/alarms")).build();
    }

    private AlarmTable table(int page, Words words) {
        int wanted = Math.clamp(page, 1, LAST);
        return AlarmTable.of(
                wanted,
                alarms.find(true, 0, AlarmTable.MOST_OPEN),
                alarms.find(false, (wanted - 1) * Pager.ROWS, Pager.ROWS),
                frames.time(words));
    }
}
