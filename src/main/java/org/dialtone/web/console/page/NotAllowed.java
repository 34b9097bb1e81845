package org.dialtone.web.console.page;

import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dialtone.web.api.ApiProblem;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells whoever is logged in that the login doesn't open this: on a page of the console, or in JSON. */
class NotAllowed {

    private static final String SAYS = "this login doesn't open this";
    private static final String REMEDY =
            "An admin can change an operator's role, or make a token with a wider scope; secrets are shown only to"
                    + " operators and admins in person.";

    private final PageFrames frames;
    private final Caller caller;

    @Inject
    NotAllowed(PageFrames frames, Caller caller) {
        this.frames = frames;
        this.caller = caller;
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refused, RoutingContext context) {
        boolean page = context.normalizedPath().startsWith("/console") && caller.may(Right.PERSON);
        return Response.status(Response.Status.FORBIDDEN)
                .type(page ? MediaType.TEXT_HTML_TYPE : MediaType.APPLICATION_JSON_TYPE)
                .entity(
                        page
                                ? PageTemplates.missing(
                                                frames.current(),
                                                frames.words().say("missing.role"),
                                                frames.words().say("missing.role.do"))
                                        .render()
                                : new ApiProblem(SAYS, REMEDY))
                .build();
    }
}
