package org.dialtone.web.console.attention;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.app.AuditAct;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.app.view.Attention;
import org.dialtone.app.view.Redress;
import org.dialtone.site.EditFault;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.live.LiveFeed;
import org.dialtone.web.console.live.SharedView;
import org.dialtone.web.console.live.WatchCost;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.phones.PhoneBoards;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows all that needs an operator, worst first, and does what the box can do about it. */
@Path("/console/attention")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class AttentionPages {

    private final Attention attention;
    private final AttentionActs acts;
    private final Alarms alarms;
    private final PageFrames frames;
    private final LiveFeed feed;
    private final Caller caller;
    private final PhoneBoards boards;
    private final WatchCost cost;
    private final Map<Words, SharedView<String>> watched = new ConcurrentHashMap<>();

    @Inject
    AttentionPages(
            Attention attention,
            AttentionActs acts,
            Alarms alarms,
            PageFrames frames,
            LiveFeed feed,
            Caller caller,
            PhoneBoards boards,
            WatchCost cost) {
        this.attention = attention;
        this.acts = acts;
        this.alarms = alarms;
        this.frames = frames;
        this.feed = feed;
        this.caller = caller;
        this.boards = boards;
        this.cost = cost;
        cost.add(this::costs);
    }

    /** What all who read one language share. */
    private SharedView<String> watched(Words words) {
        return watched.computeIfAbsent(
                words,
                _ -> new SharedView<>(
                        System::nanoTime,
                        attention::changes,
                        () -> AttentionTemplates.matters(words, AttentionTable.of(seen(), frames.time(words)))
                                .render(),
                        cost));
    }

    private Attention.Look seen() {
        return attention.look(boards.phones(), 0, AttentionTable.ROWS);
    }

    private long costs() {
        return watched.values().stream().mapToLong(SharedView::cost).sum();
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance all() {
        return AttentionTemplates.attention(frames.current(), table(frames.words()), null, null);
    }

    /** Sends the changing part of the page, whenever it changed. */
    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> live(RoutingContext context, @Context Sse sse) {
        return feed.shared("attention", watched(frames.words()), context, sse);
    }

    /** Does one of the acts that the page offers, or acknowledges a matter or takes that back, and shows the page again. */
    @POST
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(
            @FormParam("act") @DefaultValue("") String act,
            @FormParam("mac") @DefaultValue("") String mac,
            @FormParam("on") @DefaultValue("") String on,
            @FormParam("number") @DefaultValue("") String number,
            @FormParam("alarm") @DefaultValue("0") long alarm) {
        try {
            AttentionDone done = switch (act) {
                case "acknowledge" -> mac.isEmpty() ? acknowledge(alarm) : acts.acknowledge(mac);
                case "recall" -> acts.recall(mac);
                default -> acts.take(named(act), mac, on, number);
            };
            return page(200, done, null);
        } catch (EditFault e) {
            return page(409, null, frames.words().refused(e.complaint()));
        }
    }

    private AttentionDone acknowledge(long id) {
        alarms.acknowledge(id, caller.actor())
                .ifPresent(alarm ->
                        caller.did(AuditAct.ALARM_ACKNOWLEDGED, alarm.event().name() + " " + alarm.subject()));
        return new AttentionDone(frames.words().say("attention.acknowledge.done"), null, null);
    }

    private Redress named(String act) {
        return List.of(Redress.values()).stream()
                .filter(redress -> redress.word().equals(act))
                .findFirst()
                .orElseThrow(AttentionActs::noSuchAct);
    }

    private Response page(int status, AttentionDone done, String fault) {
        boards.fresh();
        watched.values().forEach(SharedView::renew);
        return Response.status(status)
                .entity(AttentionTemplates.attention(frames.current(), table(frames.words()), done, fault))
                .build();
    }

    private AttentionTable table(Words words) {
        return AttentionTable.of(attention.look(0, AttentionTable.ROWS), frames.time(words));
    }
}
