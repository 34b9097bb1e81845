package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.AuditAct;
import org.dialtone.app.SiteBook;
import org.dialtone.app.view.AccessViews;
import org.dialtone.net.Ip4;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows and changes the random folder that phones fetch their files from. */
@Path("/api/v1/site/token")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class TokenRotationApi {

    private final SiteBook site;
    private final AccessViews views;
    private final InstantSource clock;
    private final Caller caller;

    @Inject
    TokenRotationApi(SiteBook site, AccessViews views, InstantSource clock, Caller caller) {
        this.site = site;
        this.views = views;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * @param folder      its URL, as phones get it
     * @param formerUntil how long the folder before still answers; absent: it no longer does
     * @param stillThere  MACs of phones that asked in the folder before, and when last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FolderJson(String token, String folder, Instant formerUntil, Map<String, Instant> stillThere) {}

    /** @param graceSeconds how long the present folder still answers; absent: a day */
    public record ChangeWish(Long graceSeconds) {}

    /** Shows the present folder. */
    @GET
    @Operation(summary = "The random folder, and who still asks in the one before")
    public FolderJson folder(@Context RoutingContext request) {
        Instant until = Optional.ofNullable(site.plans().provision().access().former())
                .map(FormerFolder::until)
                .filter(end -> end.isAfter(clock.instant()))
                .orElse(null);
        return new FolderJson(
                caller.masked(site.plans().provision().root().token()),
                caller.masked(views.folder(
                        Ip4.parse(request.request().connection().remoteAddress().hostAddress()))),
                until,
                until == null ? null : views.inFormerFolder());
    }

    /** Makes another folder; DHCP offers it at once. */
    @POST
    @RolesAllowed(Right.OPERATE)
    @Operation(
            summary =
                    "Makes another random folder; the present one answers on for {graceSeconds}, a day where absent, 30 days at most")
    public FolderJson change(ChangeWish wish, @Context RoutingContext request) {
        Duration grace = wish == null || wish.graceSeconds() == null
                ? SiteBook.USUAL_GRACE
                : Duration.ofSeconds(wish.graceSeconds());
        if (grace.isNegative() || grace.compareTo(SiteBook.LONGEST_GRACE) > 0) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    "graceSeconds is 0 to " + SiteBook.LONGEST_GRACE.toSeconds() + ", not " + grace.toSeconds(),
                    "Leave it out for a day.");
        }
        return EditProblem.or(() -> {
            site.changeFolder(caller.actor(), grace).require();
            caller.did(AuditAct.FOLDER_ROTATED, null, null, "the old one answers " + grace.toSeconds() + " s longer");
            return folder(request);
        });
    }

    /** Ends the grace period of the folder before. */
    @DELETE
    @Path("former")
    @RolesAllowed(Right.OPERATE)
    @Operation(summary = "The folder before the present one answers no longer")
    public FolderJson end(@Context RoutingContext request) {
        site.endGrace();
        caller.did(AuditAct.FOLDER_CLOSED, null);
        return folder(request);
    }
}
