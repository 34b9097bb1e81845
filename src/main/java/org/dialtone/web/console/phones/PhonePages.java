package org.dialtone.web.console.phones;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.Snapshots;
import org.dialtone.app.view.AccessView;
import org.dialtone.app.view.AccessViews;
import org.dialtone.app.view.BootMedians;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Holding;
import org.dialtone.web.api.PhoneAsk;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.live.LiveFeed;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the list of phones and one page for each phone, both with a live feed of their changing part. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class PhonePages {

    private final PhoneViews views;
    private final PhoneBoards boards;
    private final Snapshots snapshots;
    private final AccessViews access;
    private final BootMedians medians;
    private final PageFrames frames;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final Caller caller;

    @Inject
    PhonePages(
            PhoneViews views,
            PhoneBoards boards,
            Snapshots snapshots,
            AccessViews access,
            BootMedians medians,
            PageFrames frames,
            LiveFeed feed,
            InstantSource clock,
            Caller caller) {
        this.views = views;
        this.boards = boards;
        this.snapshots = snapshots;
        this.access = access;
        this.medians = medians;
        this.frames = frames;
        this.feed = feed;
        this.clock = clock;
        this.caller = caller;
    }

    /** Shows a page of the list of phones, or of those asked for. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance phones(@BeanParam PhoneAsk ask, @QueryParam("page") @DefaultValue("1") int page) {
        List<PhoneView> phones = boards.fresh();
        return PhoneTemplates.phones(
                frames.current(),
                boards.list(phones, ask.query(), page, frames.time()),
                PhoneFilters.of(phones, ask.query(), frames.words()));
    }

    /** Sends the rows of the page that changed, at most once a second. */
    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> live(
            @BeanParam PhoneAsk ask,
            @QueryParam("page") @DefaultValue("1") int page,
            RoutingContext context,
            @Context Sse sse) {
        Words words = frames.words();
        return feed.rows("rows", () -> boards.now(ask.query(), page, words), context, sse);
    }

    /** Shows one phone: what it is, and its journey in words. */
    @GET
    @Path("phones/{mac}")
    @Operation(hidden = true)
    public Response phone(String mac) {
        Optional<PhoneView> phone = MacAddress.parse(mac).flatMap(views::find);
        return phone.map(found -> Response.ok(PhoneTemplates.phone(
                                frames.current(), page(found, caller.may(Right.SECRETS), frames.words())))
                        .build())
                .orElseGet(() -> frames.missing("phone.missing", mac));
    }

    /** Sends the changing part of a phone's page. */
    @GET
    @Path("phones/{mac}/live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> phoneLive(String mac, RoutingContext context, @Context Sse sse) {
        Optional<MacAddress> wanted = MacAddress.parse(mac);
        boolean secrets = caller.may(Right.SECRETS);
        Words words = frames.words();
        return feed.of(
                "story",
                () -> wanted.flatMap(views::find)
                        .map(found -> PhoneTemplates.story(words, page(found, secrets, words))
                                .render())
                        .orElse(""),
                context,
                sse);
    }

    /** Answers any other page with 404 and a link back. */
    @GET
    @Path("{rest:.+}")
    @Operation(hidden = true)
    public Response other(String rest) {
        return frames.missing("missing.page");
    }

    /** @param secrets whether the page shows the phone's own link; a feed goes on when the request is over */
    private PhonePage page(PhoneView phone, boolean secrets, Words words) {
        Instant now = clock.instant();
        Optional<Ip4> address = Optional.ofNullable(phone.address());
        Optional<Lease> lease = address.flatMap(snapshots::lease)
                .filter(each -> each.state() == Lease.State.BOUND && each.mac().equals(phone.mac()));
        Optional<Holding> holding =
                address.map(snapshots.holders()::at).filter(each -> each.mac().equals(phone.mac()));
        AccessView view = access.of(phone.mac());
        return PhonePage.of(
                phone,
                lease,
                holding,
                secrets ? view : view.shown(null, null),
                medians.of(phone),
                frames.time(words),
                now);
    }
}
