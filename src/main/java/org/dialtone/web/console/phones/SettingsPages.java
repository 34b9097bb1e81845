package org.dialtone.web.console.phones;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.dialtone.app.view.PhoneSettings;
import org.dialtone.app.view.PhoneSettings.Sheet;
import org.dialtone.net.MacAddress;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the settings of one phone, and who may log in at the phone's own web page. */
@Path("/console/phones/{mac}/settings")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class SettingsPages {

    private final PhoneSettings settings;
    private final PageFrames frames;
    private final Caller caller;

    @Inject
    SettingsPages(PhoneSettings settings, PageFrames frames, Caller caller) {
        this.settings = settings;
        this.frames = frames;
        this.caller = caller;
    }

    /** Shows the settings, each with the level that it comes from. */
    @GET
    @Operation(hidden = true)
    public Response show(String mac, @QueryParam("secrets") boolean secrets) {
        Optional<Sheet> sheet = MacAddress.parse(mac)
                .flatMap(phone -> settings.of(phone, caller.secrets(secrets, "web page of " + phone)));
        return sheet.map(found -> Response.ok(PhoneTemplates.settings(
                                frames.current(), found, SettingText.all(found, frames.words()), mac, secrets))
                        .build())
                .orElseGet(() -> frames.missing("settings.noPhone", mac));
    }
}
