package org.dialtone.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.dialtone.app.view.RecoveryWatch;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows how far the phones are back after a power cut. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class RecoveryApi {

    private final RecoveryWatch recovery;

    @Inject
    RecoveryApi(RecoveryWatch recovery) {
        this.recovery = recovery;
    }

    /** Shows the latest count. */
    @GET
    @Path("phones/recovery")
    @Operation(
            summary =
                    "How many phones are back since the box started, or since many began to boot at once: back, booting, stuck, not heard yet; ended once nobody is awaited. The event stream sends each other count as RECOVERY")
    public RecoveryJson latest() {
        return RecoveryJson.of(recovery.latest());
    }
}
