package org.dialtone.web.login;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Sends a session with a made password to the page that changes it, and sets headers that keep other sites' content and
 * frames away from the console's pages.
 */
class PasswordChangeFilter {

    private static final Set<String> OPEN =
            Set.of("/console/login", "/console/logout", "/console/password", "/console/language");
    /** Styles and scripts of every page: they hold nothing of the site, and browsers keep them. */
    private static final String ASSETS = "/console/assets/";

    private static final String OWN_PARTS_ONLY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'";

    private final ConsoleAuthentication authentication;

    @Inject
    PasswordChangeFilter(ConsoleAuthentication authentication) {
        this.authentication = authentication;
    }

    @ServerRequestFilter(preMatching = true)
    Optional<Response> change(RoutingContext context) {
        String path = context.normalizedPath();
        boolean guarded = !OPEN.contains(path)
                && !path.startsWith(ASSETS)
                && (path.startsWith("/console") || path.startsWith("/api/"));
        boolean held = guarded
                && authentication
                        .session(context)
                        .filter(Sessions.Session::mustChange)
                        .isPresent();
        return held
                ? Optional.of(Response.seeOther(URI.create("/console/password")).build())
                : Optional.empty();
    }

    @ServerResponseFilter
    void headers(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/console")) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle("Content-Security-Policy", OWN_PARTS_ONLY);
            headers.putSingle("X-Content-Type-Options", "nosniff");
            headers.putSingle("Referrer-Policy", "same-origin");
            if (!request.getUriInfo().getPath().startsWith(ASSETS)) {
                headers.putSingle("Cache-Control", "no-store");
            }
        }
    }
}
