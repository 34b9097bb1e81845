package org.dialtone.web.console.people;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.dialtone.app.AuditAct;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TokenScope;
import org.dialtone.app.Tokens;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Flaw;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.SiteTime;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Manages the tokens that programs log in with. */
@Path("/console/tokens")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.ADMIN_PERSON)
public class TokenPages {

    private final Tokens tokens;
    private final PageFrames frames;
    private final SiteBook site;
    private final Caller caller;

    @Inject
    TokenPages(Tokens tokens, PageFrames frames, SiteBook site, Caller caller) {
        this.tokens = tokens;
        this.frames = frames;
        this.site = site;
        this.caller = caller;
    }

    /**
     * @param warning what should be done about the token; null: nothing
     * @param used    null: not yet used
     */
    public record TokenRow(String name, String scope, String warning, Moment made, Moment used) {}

    /** @param token the secret, which the page shows only once */
    public record FreshToken(String name, String token) {}

    /** Shows all tokens, and the form for another one. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance show() {
        return page(null, null);
    }

    /** Makes a token and shows it, or revokes one. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(
            @FormParam("act") @DefaultValue("") String act,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("scope") @DefaultValue("") String scope) {
        try {
            return switch (act) {
                case "make" ->
                    Response.ok(page(made(name.strip(), scope), null)).build();
                case "revoke" -> {
                    if (tokens.revoke(name)) {
                        caller.did(AuditAct.TOKEN_REVOKED, name);
                    }
                    yield Response.seeOther(URI.create("/console/tokens")).build();
                }
                default -> throw new EditFault(Flaw.ACT_UNKNOWN);
            };
        } catch (EditFault e) {
            return Response.status(409)
                    .entity(page(null, frames.words().refused(e.complaint())))
                    .build();
        }
    }

    private FreshToken made(String name, String scope) {
        TokenScope chosen = TokenScope.of(scope).orElseThrow(() -> new EditFault(Flaw.TOKEN_SCOPE_MISSING));
        FreshToken fresh = new FreshToken(name, tokens.make(name, chosen));
        caller.did(AuditAct.TOKEN_MADE, name, null, "scope " + chosen.word());
        return fresh;
    }

    private TemplateInstance page(FreshToken fresh, String fault) {
        SiteTime face = frames.time();
        List<TokenRow> rows = tokens.all().stream()
                .map(token -> new TokenRow(
                        token.name(),
                        token.scope().word(),
                        token.warning(),
                        face.show(token.made()),
                        token.used() == null ? null : face.show(token.used())))
                .toList();
        return PeopleTemplates.tokens(frames.current(), rows, fresh, fault);
    }
}
