package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dialtone.pack.PackPreview;
import org.dialtone.pack.PackPreview.Shown;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the files that a phone would get. */
@Path("/api/v1/phones/{mac}/files")
@Produces(MediaType.APPLICATION_JSON)
@RegisterForReflection(targets = Shown.class)
public class FilesApi {

    private final PackPreview preview;

    @Inject
    FilesApi(PackPreview preview) {
        this.preview = preview;
    }

    /** Passwords are stars unless the caller asks for them; there are no files where the phone's vendor is unknown. */
    @GET
    @Operation(summary = "What a phone of the site would be served now, file by file; secrets only with ?secrets=true")
    public Response files(String mac, @QueryParam("secrets") boolean secrets) {
        return Response.ok(preview.served(ApiProblem.mac(mac), secrets)
                        .orElseThrow(() -> ApiProblem.of(
                                Response.Status.NOT_FOUND,
                                "the site has no phone " + mac,
                                "Name one that is listed under phones.")))
                .header("Cache-Control", "no-store")
                .build();
    }
}
