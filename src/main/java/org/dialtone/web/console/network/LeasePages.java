package org.dialtone.web.console.network;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dialtone.app.AuditAct;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.LeaseNotStored;
import org.dialtone.app.SiteBook;
import org.dialtone.app.view.LeaseViews;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.site.Review;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.console.edit.RefusalText;
import org.dialtone.web.console.edit.Undo;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.live.LiveFeed;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows who holds which address and who held it before; frees or reserves an address. */
@Path("/console/leases")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class LeasePages {

    private final LeaseViews leases;
    private final PhoneViews phones;
    private final LeaseControl control;
    private final SiteBook site;
    private final PageFrames frames;
    private final LeaseBoards boards;
    private final LiveFeed feed;
    private final Caller caller;

    @Inject
    LeasePages(
            LeaseViews leases,
            PhoneViews phones,
            LeaseControl control,
            SiteBook site,
            PageFrames frames,
            LeaseBoards boards,
            LiveFeed feed,
            Caller caller) {
        this.leases = leases;
        this.phones = phones;
        this.control = control;
        this.site = site;
        this.frames = frames;
        this.boards = boards;
        this.feed = feed;
        this.caller = caller;
    }

    /** Shows a page of the list of leases, or of those asked for. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance all(@BeanParam LeaseAsk ask) {
        LeaseHolders all = boards.fresh();
        return NetworkTemplates.leases(
                frames.current(), LeaseTable.of(all, ask, frames.time()), LeaseTable.fields(all, ask, frames.words()));
    }

    /** Sends the rows of the page that changed, at most once a second. */
    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> live(@BeanParam LeaseAsk ask, RoutingContext context, @Context Sse sse) {
        Words words = frames.words();
        return feed.rows("rows", () -> boards.now(ask, words), context, sse);
    }

    /** Shows one address and everyone who had it. */
    @GET
    @Path("{address}")
    @Operation(hidden = true)
    public Response one(String address) {
        return Ip4.parse(address)
                .map(wanted -> page(200, wanted, null, null, null))
                .orElseGet(() -> missing(address));
    }

    /** Frees the address. */
    @POST
    @Path("{address}/release")
    @RolesAllowed(Right.OPERATE)
    @Operation(hidden = true)
    public Response release(String address) {
        Optional<Ip4> wanted = Ip4.parse(address);
        if (wanted.isEmpty()) {
            return missing(address);
        }
        Optional<Lease> freed;
        try {
            freed = control.free(wanted.get());
        } catch (LeaseNotStored e) {
            return page(507, wanted.get(), null, null, e.says(frames.words().language()));
        }
        freed.ifPresent(lease ->
                caller.did(AuditAct.LEASE_FREED, wanted.get().toString(), Objects.toString(lease.mac(), null), "free"));
        return freed.isPresent()
                ? page(200, wanted.get(), frames.words().say("lease.freed"), null, null)
                : page(409, wanted.get(), null, null, frames.words().say("lease.free", wanted.get()));
    }

    /**
     * Reserves the address for its holder in the site.
     *
     * @param revision the revision at which the page was made; null: the present one
     */
    @POST
    @Path("{address}/reserve")
    @RolesAllowed(Right.OPERATE)
    @Operation(hidden = true)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reserve(String address, @FormParam("revision") Long revision) {
        Optional<Lease> lease = Ip4.parse(address).flatMap(leases::at);
        if (lease.isEmpty()) {
            return missing(address);
        }
        long before = site.revision();
        Review review = site.reserve(
                caller.actor(),
                revision == null ? before : revision,
                lease.get().mac(),
                lease.get().address());
        return review.ok()
                ? page(
                        200,
                        lease.get().address(),
                        frames.words().say("lease.reserved", lease.get().mac()),
                        Undo.between(before, site.revision()),
                        null)
                : page(409, lease.get().address(), null, null, fault(review));
    }

    private String fault(Review review) {
        return review.refused()
                .map(refusal -> RefusalText.of(refusal, frames.words()).says(frames.words()))
                .or(() -> review.fault().map(fault -> frames.words().refused(fault.complaint())))
                .orElseThrow();
    }

    private Response page(int status, Ip4 address, String done, Undo undo, String fault) {
        List<LeaseTable.LeaseRow> holders = leases.history(address).stream()
                .map(lease -> LeaseTable.row(
                        lease,
                        MacAddress.parse(lease.mac()).flatMap(phones::find).orElse(null),
                        frames.time()))
                .toList();
        return Response.status(status)
                .entity(NetworkTemplates.lease(
                        frames.current(),
                        address.toString(),
                        holders,
                        reservation(address),
                        site.revision(),
                        done,
                        undo,
                        fault))
                .build();
    }

    /** The name of the address's reservation as a part of an address of the console; null: there is none. */
    private String reservation(Ip4 address) {
        return site.document().dhcp().reservations().stream()
                .filter(reserved -> address.equals(reserved.address()))
                .map(reserved -> ObjectName.of(Group.RESERVATIONS, reserved).key())
                .map(key -> URLEncoder.encode(key, StandardCharsets.UTF_8))
                .findFirst()
                .orElse(null);
    }

    private Response missing(String address) {
        return frames.missing("lease.missing", address);
    }
}
