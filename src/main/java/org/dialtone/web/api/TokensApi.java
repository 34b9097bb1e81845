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
import java.util.Objects;
import org.dialtone.app.AuditAct;
import org.dialtone.app.TokenScope;
import org.dialtone.app.Tokens;
import org.dialtone.site.EditFault;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Manages the tokens that programs log in with; only a person's password opens this. */
@Path(ConsoleAuthentication.TOKENS_PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.ADMIN_PERSON)
public class TokensApi {

    private final Tokens tokens;
    private final Caller caller;

    @Inject
    TokensApi(Tokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    /**
     * @param scope    {@code metrics}, {@code read}, {@code operate} or {@code admin}
     * @param lastUsed precise to some minutes; absent: not yet used
     * @param warning  what should be done about this token; absent: nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TokenJson(String name, String scope, Instant created, Instant lastUsed, String warning) {}

    /**
     * @param name  the token's name
     * @param scope as in {@link TokenJson}; absent: {@code admin}, with a warning, so that a client of before goes on
     */
    public record TokenWish(String name, String scope) {}

    /** @param token the secret, which the API shows only once */
    @RegisterForReflection
    public record MadeToken(String name, String scope, String token) {}

    /** Lists all tokens, without their secrets. */
    @GET
    @Operation(summary = "The tokens that programs log in with, and when each was used last")
    public List<TokenJson> all() {
        return tokens.all().stream()
                .map(token ->
                        new TokenJson(token.name(), token.scope().word(), token.made(), token.used(), token.warning()))
                .toList();
    }

    /** Makes a token. */
    @POST
    @Operation(
            summary =
                    "Makes a token for {\"name\", \"scope\"}; it is told this once. Sent as Authorization: Bearer. scope: metrics, read, operate or admin; without one admin, with a warning")
    public Response make(TokenWish wish) {
        try {
            String name = wish == null ? null : wish.name();
            TokenScope scope = scope(wish);
            String token = tokens.make(name, scope);
            String opens = scope == null ? "admin, chosen by nobody" : scope.word();
            caller.did(AuditAct.TOKEN_MADE, name, null, "scope " + opens);
            return Response.status(Response.Status.CREATED)
                    .header("Cache-Control", "no-store")
                    .entity(new MadeToken(
                            name,
                            Objects.requireNonNullElse(scope, TokenScope.ADMIN).word(),
                            token))
                    .build();
        } catch (EditFault e) {
            throw ApiProblem.of(Response.Status.CONFLICT.getStatusCode(), e.getMessage(), e.remedy());
        }
    }

    private static TokenScope scope(TokenWish wish) {
        return wish == null || wish.scope() == null
                ? null
                : TokenScope.of(wish.scope())
                        .orElseThrow(() -> ApiProblem.of(
                                Response.Status.BAD_REQUEST,
                                "there is no scope \"" + wish.scope() + "\"",
                                "Scopes are metrics, read, operate and admin."));
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
        caller.did(AuditAct.TOKEN_REVOKED, name);
        return Response.noContent().build();
    }
}
