package org.dialtone.web.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Tells the reader of one page of a list how long the list is, and where its other pages are (RFC 8288). */
final class PageHeaders {

    private PageHeaders() {}

    /** @param page from 1 */
    static Response.ResponseBuilder on(
            Response.ResponseBuilder answer, UriInfo asked, int page, int size, long total) {
        long last = Math.max(1, (total + size - 1) / size);
        link(answer, asked, "first", 1);
        if (page > 1) {
            link(answer, asked, "prev", Math.min(page - 1L, last));
        }
        if (page < last) {
            link(answer, asked, "next", page + 1L);
        }
        link(answer, asked, "last", last);
        return answer.header("X-Total-Count", total);
    }

    private static void link(Response.ResponseBuilder answer, UriInfo asked, String rel, long page) {
        String uri = asked.getRequestUriBuilder()
                .scheme(null)
                .host(null)
                .port(-1)
                .replaceQueryParam("page", page)
                .build()
                .toString();
        answer.header("Link", "<" + uri + ">; rel=\"" + rel + "\"");
    }
}
