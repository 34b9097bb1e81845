package org.dialtone.web.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.app.Slice;

/**
 * The part of a long list that a request asks for.
 *
 * @param page from 1
 * @param size the most entries of a page
 */
public record ListPage(int page, int size) {

    /** The header that tells how many entries the whole list has. */
    static final String TOTAL = "X-Total-Count";

    /** The most entries of a page. */
    public static final int MOST = 1_000;

    /** The size where only a page is given. */
    private static final int USUAL = 100;

    private static final int LAST = 1_000_000;

    /** Reads the query's parameters; without any, the first {@link #MOST} entries are asked for. Else 400. */
    static ListPage of(Integer page, Integer size) {
        int entries = size != null ? size : page == null ? MOST : USUAL;
        int number = page == null ? 1 : page;
        if (entries < 1 || entries > MOST || number < 1 || number > LAST) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    "page " + number + " of size " + entries + " can't be had",
                    "page is 1 or more, size is 1 to " + MOST + ".");
        }
        return new ListPage(number, entries);
    }

    /** As {@link #of(Integer, Integer)} of a list in memory; without any parameter all of it is asked for. */
    static ListPage of(Integer page, Integer size, int total) {
        return page == null && size == null ? new ListPage(1, Math.max(1, total)) : of(page, size);
    }

    /** The number of entries before this page. */
    public int first() {
        return (page - 1) * size;
    }

    /** The number of pages of a list with so many entries; an empty list has one. */
    public int pages(long total) {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /** Answers with the part as an array; headers tell how many entries there are, and where the other pages are. */
    Response answer(Slice<?> part, UriInfo asked) {
        Response.ResponseBuilder answer =
                Response.ok(part.items()).header(TOTAL, part.total()).header("Cache-Control", "no-store");
        int pages = pages(part.total());
        List<String> links = new ArrayList<>();
        if (page < pages) {
            links.add(link(asked, page + 1, "next"));
        }
        if (page > 1) {
            links.add(link(asked, Math.min(page - 1, pages), "prev"));
        }
        if (pages > 1) {
            links.add(link(asked, 1, "first"));
            links.add(link(asked, pages, "last"));
        }
        return links.isEmpty()
                ? answer.build()
                : answer.header("Link", String.join(", ", links)).build();
    }

    /** A link without the host: the box goes by many names. */
    private String link(UriInfo asked, int number, String relation) {
        URI there = asked.getRequestUriBuilder()
                .replaceQueryParam("page", number)
                .replaceQueryParam("size", size)
                .build();
        return "<" + there.getRawPath() + "?" + there.getRawQuery() + ">; rel=\"" + relation + "\"";
    }
}
