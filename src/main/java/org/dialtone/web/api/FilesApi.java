package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.PackPreview;
import org.dialtone.pack.PackPreview.Shown;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the files that a phone would get. */
@Path("/api/v1/phones/{mac}/files")
@Produces(MediaType.APPLICATION_JSON)
@RegisterForReflection(targets = Shown.class)
@RolesAllowed(Right.VIEW)
public class FilesApi {

    private final PackPreview preview;
    private final Caller caller;

    @Inject
    FilesApi(PackPreview preview, Caller caller) {
        this.preview = preview;
        this.caller = caller;
    }

    /** Passwords are stars unless the caller asks for them; there are no files where the phone's vendor is unknown. */
    @GET
    @Operation(summary = "What a phone of the site would be served now, file by file; secrets only with ?secrets=true")
    public Response files(String mac, @QueryParam("secrets") boolean secrets) {
        MacAddress phone = ApiProblem.mac(mac);
        List<Shown> files = preview.served(phone, caller.secrets(secrets, "files of " + phone))
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.NOT_FOUND,
                        "the site has no phone " + mac,
                        "Name one that is listed under phones."));
        return Response.ok(masked(files, caller))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The files without the provisioning URL's secret, where the caller may not see it. */
    public static List<Shown> masked(List<Shown> files, Caller caller) {
        return files.stream()
                .map(file -> new Shown(
                        file.name(),
                        file.kind(),
                        file.template(),
                        caller.masked(file.text()),
                        caller.masked(file.fault()),
                        file.diff().stream().map(caller::masked).toList()))
                .toList();
    }
}
