package org.dialtone.web.login;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses requests that another site's page makes a browser send (CSRF): a request that changes something must come
 * from the box's own pages. Browsers say so in Sec-Fetch-Site, older ones in Origin, and a page can forge neither;
 * programs send none of the two and carry no cookie of the box.
 */
class SameOrigin {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @ServerRequestFilter(preMatching = true)
    Optional<Response> filter(ContainerRequestContext context, HttpServerRequest request) {
        if (SAFE.contains(context.getMethod()) || own(context, request)) {
            return Optional.empty();
        }
        return Optional.of(Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(
                        "This came from a page of another site and was refused. Open the console in this browser and try there.\n")
                .build());
    }

    private static boolean own(ContainerRequestContext context, HttpServerRequest request) {
        String site = context.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        String origin = context.getHeaderString("Origin");
        return origin == null || sameAuthority(origin, request);
    }

    private static boolean sameAuthority(String origin, HttpServerRequest request) {
        try {
            return URI.create(origin).getAuthority() != null
                    && request.authority() != null
                    && URI.create(origin)
                            .getAuthority()
                            .equalsIgnoreCase(request.authority().toString());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
