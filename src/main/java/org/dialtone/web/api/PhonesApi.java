package org.dialtone.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.net.MacAddress;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows phones and their journeys; accepts a MAC in any spelling. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class PhonesApi {

    private final PhoneViews views;

    @Inject
    PhonesApi(PhoneViews views) {
        this.views = views;
    }

    /** Lists every phone that the site names or that ever sent anything. */
    @GET
    @Path("phones")
    @Operation(summary = "Every phone that the site names or that was ever heard")
    public List<PhoneJson> phones() {
        return views.all().stream().map(PhoneJson::of).toList();
    }

    /** Shows one phone; 404 where the site doesn't name it and it never sent anything. */
    @GET
    @Path("phones/{mac}")
    @Operation(summary = "One phone; its MAC in any spelling")
    public PhoneJson phone(String mac) {
        return PhoneJson.of(find(mac));
    }

    /** Shows a phone's boots, and what hinders the latest one. */
    @GET
    @Path("phones/{mac}/journey")
    @Operation(summary = "A phone's boots, oldest first, and what hinders the latest")
    public JourneyJson journey(String mac) {
        return JourneyJson.of(find(mac).journey());
    }

    /** Answers any other path under the API with a fault in JSON. */
    @GET
    @Path("{rest:.+}")
    @Operation(hidden = true)
    public PhoneJson other(String rest) {
        throw ApiProblem.of(
                Response.Status.NOT_FOUND, "the API has no /api/v1/" + rest, "Look up what it has at /q/openapi.");
    }

    private PhoneView find(String text) {
        MacAddress mac = ApiProblem.mac(text);
        return views.find(mac).orElseThrow(() -> unknown(mac));
    }

    static WebApplicationException unknown(MacAddress mac) {
        return ApiProblem.of(
                Response.Status.NOT_FOUND,
                "no phone " + mac + ": it was never heard, and the site doesn't name it",
                "Check the address on the phone's label; plug it in, or list it under phones in the site file.");
    }
}
