package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.dialtone.app.AuditAct;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lists and makes the support bundle. */
@Path("/api/v1/support")
@RolesAllowed(Right.ADMINISTER)
public class SupportApi {

    private final SupportBundle bundle;
    private final Caller caller;

    @Inject
    SupportApi(SupportBundle bundle, Caller caller) {
        this.bundle = bundle;
        this.caller = caller;
    }

    /** A file of the bundle, and what it holds. */
    @RegisterForReflection
    public record PartJson(String name, String holds) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a support bundle would hold")
    public List<PartJson> content() {
        return bundle.parts().stream()
                .map(part -> new PartJson(part.name(), part.holds().says()))
                .toList();
    }

    /** Streams the bundle. */
    @POST
    @Produces("application/zip")
    @Operation(
            summary = "Makes a support bundle (ZIP): log, health, journal, site, packs, versions, without any secret;"
                    + " names are masked too unless ?names=keep")
    public Response make(@QueryParam("names") @DefaultValue("mask") String names) {
        boolean mask = !ApiProblem.keepsNames(names);
        caller.did(AuditAct.SUPPORT_BUNDLE_MADE, null, null, mask ? "names masked" : "names kept");
        StreamingOutput file = out -> bundle.write(mask, out);
        return Response.ok(file, "application/zip")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=dialtone-support.zip")
                .build();
    }
}
