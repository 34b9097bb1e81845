package org.dialtone.web.console.box;

import io.quarkus.qute.TemplateInstance;
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
import org.dialtone.web.api.BackupApi;
import org.dialtone.web.api.ProcessesApi;
import org.dialtone.web.api.ProcessesApi.HandOverWish;
import org.dialtone.web.api.UpdateApi;
import org.dialtone.web.api.UpdateApi.UpdateJson;
import org.dialtone.web.console.forms.MultipartBody.Part;
import org.dialtone.web.console.page.ConsoleFault;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.Uploads;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the box itself; restarts, updates and resets it. */
@Path("/console/box")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.ADMIN_PERSON)
public class BoxPages {

    private final BoxView view;
    private final BackupApi state;
    private final UpdateApi updates;
    private final ProcessesApi processes;
    private final BoxRestart restart;
    private final PageFrames frames;
    private final Caller caller;

    @Inject
    BoxPages(
            BoxView view,
            BackupApi state,
            UpdateApi updates,
            ProcessesApi processes,
            BoxRestart restart,
            PageFrames frames,
            Caller caller) {
        this.view = view;
        this.state = state;
        this.updates = updates;
        this.processes = processes;
        this.restart = restart;
        this.frames = frames;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show() throws IOException {
        return BoxTemplates.box(frames.current(), view.now(), null, null);
    }

    /**
     * Restarts the box, resets it, keeps the version that is tried, goes back to the state before the last restore, or
     * hands over to another machine.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(
            @FormParam("act") @DefaultValue("") String act,
            @FormParam("word") @DefaultValue("") String word,
            @FormParam("to") @DefaultValue("") String to,
            @Context RoutingContext request)
            throws IOException {
        return ConsoleFault.or(frames.words(), this::refused, () -> switch (act) {
            case "restart" -> {
                caller.did(AuditAct.RESTART_DECIDED, null);
                restart.after(request);
                yield gone("box.restarts");
            }
            case "handover" ->
                gone("box.handedOver", processes.handOver(new HandOverWish(to)).to());
            case "undo" -> {
                state.undo(request);
                yield gone("box.undone");
            }
            case "keep" -> {
                updates.keep();
                yield Response.ok(BoxTemplates.box(
                                frames.current(), view.now(), frames.words().say("box.kept"), null))
                        .build();
            }
            case "reset" -> {
                state.reset(new BackupApi.ResetWish(word.strip()), request);
                yield gone("box.reset");
            }
            default -> refused(409, frames.words().say("page.act"));
        });
    }

    /** Stores an update of the appliance; the box runs it from its next restart on. */
    @POST
    @Path("update")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response update(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, InputStream body, @Context RoutingContext request)
            throws IOException {
        return ConsoleFault.or(frames.words(), this::refused, body, () -> {
            Part file = Uploads.of(body, type).file();
            UpdateJson stored = updates.update("later", file.content(), request);
            return Response.ok(BoxTemplates.box(
                            frames.current(), view.now(), BoxPage.stored(stored, frames.words()), null))
                    .build();
        });
    }

    private Response gone(String key, Object... values) {
        return Response.ok(
                        BoxTemplates.restarting(frames.current(), frames.words().say(key, values)))
                .build();
    }

    private Response refused(int status, String fault) throws IOException {
        return Response.status(status)
                .entity(BoxTemplates.box(frames.current(), view.now(), null, fault))
                .build();
    }
}
