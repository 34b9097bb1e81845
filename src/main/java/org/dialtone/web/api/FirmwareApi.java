package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.dialtone.app.AuditAct;
import org.dialtone.app.FirmwareFolder;
import org.dialtone.app.FirmwareFolder.Listed;
import org.dialtone.app.FirmwareFolder.Untaken;
import org.dialtone.app.Said;
import org.dialtone.app.SiteBook;
import org.dialtone.net.BoxClock;
import org.dialtone.provision.Firmware;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Manages the firmware files of the box. The site file says which phones shall run them. */
@Path("/api/v1/firmware")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class FirmwareApi {

    private final FirmwareFolder folder;
    private final SiteBook site;
    private final BoxClock clock;
    private final Caller caller;

    @Inject
    FirmwareApi(FirmwareFolder folder, SiteBook site, BoxClock clock, Caller caller) {
        this.folder = folder;
        this.site = site;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * One firmware file.
     *
     * @param usedBy vendors whose phones the site sends to this file
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FirmwareJson(String name, long size, String sha256, Instant modified, List<String> usedBy) {}

    /** Lists the files by name; a file that was copied into the folder is read first for its hash. */
    @GET
    @Operation(
            summary =
                    "The firmware files of the box, each with its size, SHA-256 and the vendors whose phones are told of it")
    public List<FirmwareJson> files() throws IOException {
        return folder.list().stream().map(this::json).toList();
    }

    /** Stores a file whole or not at all; it replaces an older one of this name. */
    @PUT
    @Path("{name}")
    @RolesAllowed(Right.ADMINISTER)
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Puts a firmware file; the body is the file")
    public FirmwareJson put(String name, InputStream content) throws IOException {
        try {
            FirmwareJson stored = json(folder.put(name, content));
            caller.did(AuditAct.FIRMWARE_STORED, name, null, stored.size() + " bytes, SHA-256 " + stored.sha256());
            return stored;
        } catch (Untaken e) {
            throw new SaidProblem(e.status(), e.why(), "Nothing was changed.");
        }
    }

    /** Deletes a file; refused while the site names it. */
    @DELETE
    @Path("{name}")
    @RolesAllowed(Right.ADMINISTER)
    @Operation(summary = "Deletes a firmware file; refused (409) while the site names it")
    public Response delete(String name) throws IOException {
        List<String> used = usedBy(name);
        if (!used.isEmpty()) {
            throw new SaidProblem(
                    409, Said.of("firmware.used", name, String.join(", ", used)), Said.of("firmware.used.do"));
        }
        if (!folder.delete(name)) {
            throw ApiProblem.of(
                    Response.Status.NOT_FOUND,
                    "there is no firmware file " + name,
                    "GET /api/v1/firmware lists what there is.");
        }
        caller.did(AuditAct.FIRMWARE_DELETED, name);
        return Response.noContent().build();
    }

    private FirmwareJson json(Listed listed) {
        return new FirmwareJson(
                listed.stored().file(),
                listed.stored().size(),
                listed.sha256(),
                clock.meant(listed.stored().modified()),
                usedBy(listed.stored().file()));
    }

    private List<String> usedBy(String file) {
        return site.plans().provision().firmware().stream()
                .filter(firmware -> firmware.names(file))
                .map(Firmware::vendor)
                .distinct()
                .sorted()
                .toList();
    }
}
