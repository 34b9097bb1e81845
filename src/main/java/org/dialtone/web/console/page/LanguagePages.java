package org.dialtone.web.console.page;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.dialtone.journal.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Keeps the language that a reader chose, in his browser: the box itself knows nothing of it. */
@Path("/console/language")
@PermitAll
public class LanguagePages {

    private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

    /** Leads back to the page; a language that isn't known changes nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response choose(@FormParam("language") String language, @FormParam("to") String to, RoutingContext context) {
        Response.ResponseBuilder back = Response.seeOther(URI.create(ReaderLanguage.page(to)));
        Language.of(language)
                .ifPresent(each -> back.cookie(BrowserCookie.of(ReaderLanguage.COOKIE, each.tag(), YEAR, context)));
        return back.build();
    }
}
