package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.dialtone.app.Tokens;
import org.dialtone.site.EditFault;
import org.dialtone.web.login.ConsoleAuthentication;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Manages the tokens that programs log in with; only a person's password opens this. */
@Path(ConsoleAuthentication.TOKENS_PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ConsoleAuthentication.PERSON)
public class TokensApi {

    private final Tokens tokens;

    @Inject
    TokensApi(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @param lastUsed precise to some minutes; absent: not yet used */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TokenJson(String name, Instant created, Instant lastUsed) {}

    /** @param name the token's name */
    public record TokenWish(String name) {}

    /** @param token the secret, which the API shows only once */
    @RegisterForReflection
    public record MadeToken(String name, String token) {}

    /** Lists all tokens, without their secrets. */
    @GET
    @Operation(summary = "The tokens that programs log in with, and when each was used last")
    public List<TokenJson> all() {
        return tokens.all().stream()
                .map(token -> new TokenJson(token.name(), token.made(), token.used()))
                .toList();
    }

    /** Makes a token. */
    @POST
    @Operation(summary = "Makes a token for {\"name\"}; it is told this once. Sent as Authorization: Bearer")
    public Response make(TokenWish wish) {
        try {
            String name = wish == null ? null : wish.name();
            return Response.status(Response.Status.CREATED)
                    .header("Cache-Control", "no-store")
                    .entity(new MadeToken(name, tokens.make(name)))
                    .build();
        } catch (EditFault e) {
            throw ApiProblem.of(Response.Status.CONFLICT.getStatusCode(), e.getMessage(), e.remedy());
        }
    }

    /** Revokes a token. */
    @DELETE
    @Path("{name}")
    @Operation(summary = "Revokes a token at once")
    public Response revoke(String name) {
        if (!tokens.revoke(name)) {
            throw ApiProblem.of(
                    Response.Status.NOT_FOUND.getStatusCode(),
                    "there is no token " + name,
                    "GET " + ConsoleAuthentication.TOKENS_PATH + " lists them.");
        }
        return Response.noContent().build();
    }
}
