package org.dialtone.web.console.phones;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Untold;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.journal.Language;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync;
import org.dialtone.phone.Resync.Purpose;
import org.dialtone.site.model.Complaint;
import org.dialtone.web.api.PhoneAsk;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.live.LiveFeed;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Asks phones by NOTIFY to fetch their files again or to restart: one phone from its own page, many from a page that
 * shows the progress.
 */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class ResyncPages {

    private final Resync resync;
    private final PhoneViews views;
    private final PageFrames frames;
    private final LiveFeed feed;
    private final Caller caller;

    @Inject
    ResyncPages(Resync resync, PhoneViews views, PageFrames frames, LiveFeed feed, Caller caller) {
        this.resync = resync;
        this.views = views;
        this.frames = frames;
        this.feed = feed;
        this.caller = caller;
    }

    /** Sends a NOTIFY to one phone and shows its page again, where the phone's answer appears. */
    @POST
    @Path("phones/{mac}/resync")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response one(String mac, @FormParam("act") String act) {
        Optional<PhoneView> phone = MacAddress.parse(mac).flatMap(views::find);
        if (phone.isEmpty()) {
            return frames.missing("resync.missing", mac);
        }
        return switch (resync.tell(phone.get().mac(), purpose(act))) {
            case Resync.Answer.Sent(String event, List<String> _) -> {
                caller.did(AuditAct.PHONE_RESYNCED, phone.get().mac().toString(), null, event);
                yield Response.seeOther(URI.create(
                                "/console/phones/" + phone.get().mac().plain()))
                        .build();
            }
            case Resync.Answer.Refused refused -> {
                Complaint why = Untold.complaint(refused);
                Language language = frames.words().language();
                yield frames.conflict(
                        frames.words().say("resync.unreachable", why.says(language)), why.remedy(language));
            }
        };
    }

    /**
     * Shows how many phones the round would reach, and the progress of an earlier round.
     *
     * @param chosen whether the phones named by {@code mac} are meant, be it none, instead of those asked for
     */
    @GET
    @Path("resync")
    @Operation(hidden = true)
    public TemplateInstance many(
            @BeanParam PhoneAsk ask, @QueryParam("chosen") boolean chosen, @QueryParam("mac") List<String> macs) {
        List<MacAddress> named = chosen ? listed(macs.stream()) : asked(ask);
        return PhoneTemplates.resync(
                frames.current(),
                PhoneAsk.where(ask.query()),
                chosen ? named.stream().map(MacAddress::plain).collect(Collectors.joining(",")) : null,
                named.size(),
                RoundText.of(resync.round(), frames.words()));
    }

    /** Begins a round of the phones asked for, or of those whose MACs are named between commas. */
    @POST
    @Path("resync")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response begin(
            @BeanParam PhoneAsk ask,
            @FormParam("macs") String named,
            @FormParam("pace") @DefaultValue("2") int pace,
            @FormParam("act") String act) {
        int perSecond = Math.clamp(pace, 1, Resync.FASTEST);
        List<MacAddress> macs = named == null ? asked(ask) : listed(Stream.of(named.split(",")));
        if ("cancel".equals(act)) {
            if (resync.cancel()) {
                caller.did(AuditAct.ROUND_CANCELLED, null);
            }
        } else if (resync.tellAll(macs, purpose(act), perSecond)) {
            caller.did(
                    AuditAct.ROUND_STARTED,
                    macs.size() + " phones",
                    null,
                    purpose(act).key() + ", " + perSecond + " a second");
        } else {
            return frames.conflict(
                    frames.words().say("resync.running"), frames.words().say("resync.running.do"));
        }
        String where = named == null ? PhoneAsk.where(ask.query()) : "chosen=true";
        return Response.seeOther(URI.create("/console/resync?" + where)).build();
    }

    /** Sends the changing part of the page. */
    @GET
    @Path("resync/live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> live(RoutingContext context, @Context Sse sse) {
        Words words = frames.words();
        return feed.of(
                "round",
                () -> PhoneTemplates.round(words, RoundText.of(resync.round(), words))
                        .render(),
                context,
                sse);
    }

    /** Returns the phones of the site among those asked for. */
    private List<MacAddress> asked(PhoneAsk ask) {
        return ask.query().select(views.all()).stream()
                .filter(PhoneView::listed)
                .map(PhoneView::mac)
                .toList();
    }

    /** Returns the phones of the site among those named; looked up at once, as there may be thousands. */
    private List<MacAddress> listed(Stream<String> named) {
        Set<MacAddress> site = views.all().stream()
                .filter(PhoneView::listed)
                .flatMap(phone -> phone.macs().stream())
                .collect(Collectors.toSet());
        return named.flatMap(mac -> MacAddress.parse(mac).stream())
                .filter(site::contains)
                .distinct()
                .toList();
    }

    private static Purpose purpose(String act) {
        return "reboot".equals(act) ? Purpose.REBOOT : Purpose.PROVISION;
    }
}
