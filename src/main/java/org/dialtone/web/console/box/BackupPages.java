package org.dialtone.web.console.box;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.dialtone.app.AuditAct;
import org.dialtone.app.BackupExam;
import org.dialtone.app.Backups;
import org.dialtone.app.Passphrase;
import org.dialtone.app.Restart;
import org.dialtone.web.api.BackupApi;
import org.dialtone.web.console.page.ConsoleFault;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.SiteTime;
import org.dialtone.web.console.page.Uploads;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Downloads a backup; takes one, shows what it holds, and restores it at the operator's word. */
@Path("/console/box")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.ADMIN_PERSON)
public class BackupPages {

    private final BackupApi api;
    private final BackupExam exam;
    private final BoxView view;
    private final Restart restart;
    private final PageFrames frames;
    private final Caller caller;

    @Inject
    BackupPages(BackupApi api, BackupExam exam, BoxView view, Restart restart, PageFrames frames, Caller caller) {
        this.api = api;
        this.exam = exam;
        this.view = view;
        this.restart = restart;
        this.frames = frames;
        this.caller = caller;
    }

    /**
     * What a backup brings back.
     *
     * @param by the version of Dialtone that made it
     */
    public record ExaminedText(
            String id, Moment made, String by, Moment changed, int leases, boolean journal, boolean firmware) {}

    /** Makes a backup, which the browser saves. */
    @POST
    @Path("backup")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.TEXT_HTML})
    @Operation(hidden = true)
    public Response backup(
            @FormParam("passphrase") @DefaultValue("") String passphrase,
            @FormParam("journal") boolean journal,
            @FormParam("firmware") boolean firmware)
            throws IOException {
        return ConsoleFault.or(
                frames.words(),
                (status, fault) -> Response.status(status)
                        .type(MediaType.TEXT_HTML_TYPE)
                        .entity(BoxTemplates.box(frames.current(), view.now(), null, fault))
                        .build(),
                () -> api.backup(new BackupApi.BackupWish(passphrase, journal, firmware)));
    }

    /** Shows the examined backup that waits, or asks for one. */
    @GET
    @Path("restore")
    @Operation(hidden = true)
    public Response restore() {
        return page(200, null);
    }

    /** Takes a backup and examines it; nothing is restored yet. */
    @POST
    @Path("restore")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response examine(@HeaderParam(HttpHeaders.CONTENT_TYPE) String type, InputStream body) throws IOException {
        return ConsoleFault.or(frames.words(), this::page, body, () -> {
            Uploads sent = Uploads.of(body, type);
            exam.examine(sent.file().content(), Passphrase.given(sent.fields().getOrDefault("passphrase", "")));
            return page(200, null);
        });
    }

    /** Restores the examined backup, or forgets it. */
    @POST
    @Path("restore/decide")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            @FormParam("act") @DefaultValue("") String act,
            @FormParam("id") @DefaultValue("") String id,
            @Context RoutingContext request)
            throws IOException {
        return ConsoleFault.or(frames.words(), this::page, () -> switch (act) {
            case "restore" -> restored(id, request);
            case "discard" -> {
                exam.discard(id);
                yield page(200, null);
            }
            default -> page(409, frames.words().say("page.act"));
        });
    }

    private Response restored(String id, RoutingContext request) throws IOException {
        Backups.Origin origin = exam.decide(id);
        caller.did(AuditAct.RESTORE_DECIDED, "the backup of " + origin.made());
        request.addEndHandler(_ -> restart.soon());
        return Response.ok(
                        BoxTemplates.restarting(frames.current(), frames.words().say("box.restored")))
                .build();
    }

    private Response page(int status, String fault) {
        SiteTime time = frames.time();
        ExaminedText examined = exam.examined()
                .map(backup -> new ExaminedText(
                        backup.id(),
                        time.showWall(backup.origin().made()),
                        backup.origin().by(),
                        backup.changed().map(time::showWall).orElse(null),
                        backup.leases(),
                        backup.choice().journal(),
                        backup.choice().firmware()))
                .orElse(null);
        return Response.status(status)
                .entity(BoxTemplates.restore(frames.current(), examined, fault))
                .build();
    }
}
