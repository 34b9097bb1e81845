package org.dialtone.web.console.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Compresses the console's pages. A page that holds a secret repeats nothing that another site could make the browser
 * ask for: the session's cookie is strictly of this site.
 */
class PageCompression {

    /** Characters from which on it is worth its while. */
    private static final int WORTH = 1_000;

    /** Lower than that of the filter that renders templates, which so comes before. */
    private static final int LATE = 1_000;

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    @ServerResponseFilter(priority = LATE)
    public void pack(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof String page
                && page.length() >= WORTH
                && MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())
                && Gzipped.isTaken(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
            response.setEntity(Gzipped.of(page.getBytes(StandardCharsets.UTF_8)));
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, HTML);
            response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
    }
}
