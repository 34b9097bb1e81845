package org.dialtone.web.console;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import org.dialtone.app.CallQuery;
import org.dialtone.app.SiteBook;
import org.dialtone.web.api.CallSearch;

/**
 * What a reader of the calls asks for.
 *
 * @param query text that numbers or names must hold, perhaps empty
 * @param since the first day, perhaps empty
 * @param until the last day, perhaps empty
 * @param page  from 1
 */
public record CallAsk(
        @QueryParam("q") @DefaultValue("") String query,
        @QueryParam("since") @DefaultValue("") String since,
        @QueryParam("until") @DefaultValue("") String until,
        @QueryParam("page") @DefaultValue("1") int page) {

    private static final int LAST = 1_000_000;

    /** Asks for all calls. */
    static final CallAsk ALL = new CallAsk("", "", "", 1);

    /** The query for the log; a day that can't be read asks for nothing, as the browser's own field has none then. */
    CallQuery query(SiteBook site) {
        try {
            return CallSearch.of(site, since, until, null, query);
        } catch (DateTimeException e) {
            return CallSearch.of(site, null, null, null, query);
        }
    }

    /** The number of calls before the page. */
    int first() {
        return (Math.clamp(page, 1, LAST) - 1) * CallTable.ROWS;
    }

    public boolean isNarrowed() {
        return !(query + since + until).isBlank();
    }

    /** The part of the URL that asks for this page again. */
    public String where() {
        return filters() + "&page=" + page;
    }

    /** The part of the URL that asks for the same calls. */
    public String filters() {
        return "q=" + encoded(query) + "&since=" + encoded(since) + "&until=" + encoded(until);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
