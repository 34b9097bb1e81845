package org.dialtone.web.console.files;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.dialtone.app.ObjectEdits;
import org.dialtone.phone.Fleet;
import org.dialtone.web.api.FirmwareApi;
import org.dialtone.web.api.RolloutsApi;
import org.dialtone.web.console.forms.MultipartBody.Part;
import org.dialtone.web.console.page.ConsoleFault;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.Uploads;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lists, takes and deletes firmware files. */
@Path("/console/firmware")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class FirmwarePages {

    private final FirmwareApi api;
    private final RolloutsApi rollouts;
    private final ObjectEdits edits;
    private final Fleet fleet;
    private final PageFrames frames;

    @Inject
    FirmwarePages(FirmwareApi api, RolloutsApi rollouts, ObjectEdits edits, Fleet fleet, PageFrames frames) {
        this.api = api;
        this.rollouts = rollouts;
        this.edits = edits;
        this.fleet = fleet;
        this.frames = frames;
    }

    @GET
    @Operation(hidden = true)
    public Response show() throws IOException {
        return page(200, null, null);
    }

    /** Takes a file as it arrives; it replaces an older one of this name. */
    @POST
    @RolesAllowed(Right.ADMINISTER)
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response put(@HeaderParam(HttpHeaders.CONTENT_TYPE) String type, InputStream body) throws IOException {
        return ConsoleFault.or(frames.words(), this::refused, body, () -> {
            Part file = Uploads.of(body, type).file();
            String name = file.file().substring(file.file().replace('\\', '/').lastIndexOf('/') + 1);
            return page(
                    200,
                    frames.words()
                            .say(
                                    "firmware.stored",
                                    api.put(name, file.content()).name()),
                    null);
        });
    }

    /** Deletes a file that no phone is sent to. */
    @POST
    @Path("delete")
    @RolesAllowed(Right.ADMINISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response delete(@FormParam("name") @DefaultValue("") String name) throws IOException {
        return ConsoleFault.or(frames.words(), this::refused, () -> {
            api.delete(name);
            return page(200, frames.words().say("firmware.deleted", name), null);
        });
    }

    /** Pauses a rollout, stops it, or lets it go on. */
    @POST
    @Path("rollouts/{id}")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(String id, @FormParam("act") @DefaultValue("") String act) throws IOException {
        return ConsoleFault.or(frames.words(), this::refused, () -> {
            rollouts.act(id, act);
            return Response.seeOther(URI.create("/console/firmware")).build();
        });
    }

    private Response refused(int status, String fault) throws IOException {
        return page(status, null, fault);
    }

    private Response page(int status, String done, String fault) throws IOException {
        FirmwareTable table = FirmwareTable.of(
                api.files(), edits.present().site().firmware(), fleet.packs().all(), frames.time());
        List<RolloutRow> rows = rollouts.rollouts().stream()
                .map(rollout -> RolloutRow.of(rollout, frames.words()))
                .toList();
        return Response.status(status)
                .entity(FileTemplates.firmware(frames.current(), table, rows, done, fault))
                .build();
    }
}
