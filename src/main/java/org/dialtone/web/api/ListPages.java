package org.dialtone.web.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dialtone.app.Slice;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers with a page of a list where a request asks for one, and counts the whole list; for each route of the API that
 * answers with a list by itself.
 */
class ListPages {

    private static final String PAGE = "page";
    private static final String SIZE = "size";

    @ServerResponseFilter
    void page(ContainerRequestContext request, ContainerResponseContext response) {
        boolean asks = request.getMethod().equals("GET")
                && request.getUriInfo().getPath().startsWith("/api/")
                && response.getStatus() == Response.Status.OK.getStatusCode();
        if (asks
                && response.getEntity() instanceof List<?> whole
                && !response.getHeaders().containsKey(ListPage.TOTAL)) {
            try {
                take(part(whole, request), response);
            } catch (WebApplicationException refused) {
                take(refused.getResponse(), response);
            }
        }
    }

    private static Response part(List<?> whole, ContainerRequestContext request) {
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        ListPage wanted = ListPage.of(number(PAGE, query), number(SIZE, query), whole.size());
        return wanted.answer(Slice.of(whole, wanted.first(), wanted.size()), request.getUriInfo());
    }

    private static Integer number(String name, MultivaluedMap<String, String> query) {
        String text = query.getFirst(name);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException _) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    name + " is no number: \"" + text + "\"",
                    "page is 1 or more, size is 1 to " + ListPage.MOST + ".");
        }
    }

    private static void take(Response part, ContainerResponseContext response) {
        response.setStatus(part.getStatus());
        response.setEntity(part.getEntity());
        part.getHeaders().forEach((name, values) -> response.getHeaders().putSingle(name, values.getFirst()));
    }
}
