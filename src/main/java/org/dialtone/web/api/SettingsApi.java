package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.dialtone.app.view.PhoneSettings;
import org.dialtone.app.view.PhoneSettings.KeyValue;
import org.dialtone.app.view.PhoneSettings.Login;
import org.dialtone.app.view.PhoneSettings.Sheet;
import org.dialtone.app.view.PhoneSettings.Value;
import org.dialtone.net.MacAddress;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the settings of one phone. */
@Path("/api/v1/phones/{mac}/settings")
@RegisterForReflection(targets = {Value.class, KeyValue.class, Login.class})
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class SettingsApi {

    private final PhoneSettings settings;
    private final Caller caller;

    @Inject
    SettingsApi(PhoneSettings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    /** The settings as in {@link Sheet}; unknown or unset values are left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SettingsJson(
            String mac,
            String vendor,
            String model,
            Login web,
            List<Value> settings,
            List<Value> raw,
            List<KeyValue> keys) {}

    /**
     * Shows the settings in force for the phone, the level that each value comes from, and the login at the phone's web
     * page.
     */
    @GET
    @Operation(
            summary =
                    "What is set for a phone, the level that each value comes from, and the login at its web page; the password only with ?secrets=true")
    public SettingsJson settings(String mac, @QueryParam("secrets") boolean secrets) {
        MacAddress wanted = ApiProblem.mac(mac);
        return settings.of(wanted, caller.secrets(secrets, "web page of " + wanted))
                .map(SettingsApi::json)
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.NOT_FOUND,
                        "the site names no phone " + wanted,
                        "List it under phones in the site file."));
    }

    private static SettingsJson json(Sheet sheet) {
        return new SettingsJson(
                sheet.mac(), sheet.vendor(), sheet.model(), sheet.web(), sheet.settings(), sheet.raw(), sheet.keys());
    }
}
