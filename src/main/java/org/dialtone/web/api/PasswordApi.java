package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dialtone.app.Users;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.PasswordChange;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Changes the caller's own password; programs can call it too, also with a password that the box made. */
@Path(ConsoleAuthentication.PASSWORD_PATH)
@RolesAllowed(Right.PERSON)
public class PasswordApi {

    private final PasswordChange passwords;
    private final Caller caller;

    @Inject
    PasswordApi(PasswordChange passwords, Caller caller) {
        this.passwords = passwords;
        this.caller = caller;
    }

    /** @param old the present password */
    public record PasswordWish(
            String old, @JsonProperty("new") String newer) {}

    /** Changes the password, and ends the user's sessions on the console. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes one's own password: {\"old\", \"new\"}")
    public Response change(PasswordWish wish) {
        passwords
                .set(caller.actor(), wish == null ? null : wish.old(), wish == null ? null : wish.newer())
                .ifPresent(fault -> {
                    throw ApiProblem.of(
                            422,
                            fault.says(),
                            "Send {\"old\": …, \"new\": …}; a password has at least " + Users.SHORTEST
                                    + " characters.");
                });
        return Response.noContent().build();
    }
}
