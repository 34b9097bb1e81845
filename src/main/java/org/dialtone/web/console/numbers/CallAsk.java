package org.dialtone.web.console.numbers;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.app.SiteBook;
import org.dialtone.app.call.CallOrder;
import org.dialtone.app.call.CallOutcome;
import org.dialtone.app.call.CallQuery;
import org.dialtone.web.api.CallSearch;
import org.dialtone.web.api.UrlQuery;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Choices;

/**
 * What a reader of the calls asks for; an empty value asks for nothing.
 *
 * @param query    text that numbers or names must hold
 * @param since    the first day
 * @param until    the last day
 * @param outcome  key of a {@link CallOutcome}
 * @param sort     key of a {@link CallOrder}
 * @param reversed {@code true} turns the order round
 * @param now      page of the calls in progress, from 1
 * @param page     of the calls that ended, from 1
 */
@RegisterForReflection
public record CallAsk(
        @QueryParam("q") @DefaultValue("") String query,
        @QueryParam("since") @DefaultValue("") String since,
        @QueryParam("until") @DefaultValue("") String until,
        @QueryParam("outcome") @DefaultValue("") String outcome,
        @QueryParam("sort") @DefaultValue("") String sort,
        @QueryParam("reversed") @DefaultValue("") String reversed,
        @QueryParam("now") @DefaultValue("1") int now,
        @QueryParam("page") @DefaultValue("1") int page) {

    /** Asks for all calls. */
    static final CallAsk ALL = of("", 1);

    /** Asks for calls that hold a text. */
    static CallAsk of(String query, int page) {
        return new CallAsk(query, "", "", "", "", "", 1, page);
    }

    /** The query for the log; a day that can't be read asks for nothing, as the browser's own field has none then. */
    CallQuery query(SiteBook site) {
        return searched(site).of(ended()).by(order(), isReversed());
    }

    private CallQuery searched(SiteBook site) {
        try {
            return CallSearch.of(site, since, until, null, query);
        } catch (DateTimeException e) {
            return CallSearch.of(site, null, null, null, query);
        }
    }

    private CallOutcome ended() {
        return Choices.named(CallOutcome.values(), outcome);
    }

    private CallOrder order() {
        return Choices.named(CallOrder.values(), sort);
    }

    public boolean isReversed() {
        return reversed.equals("true");
    }

    /** Whether calls are left out. */
    public boolean isNarrowed() {
        return !(query + since + until).isBlank() || ended() != CallOutcome.ALL;
    }

    /** Whether the fields above the list are open from the start. */
    public boolean isSorted() {
        return ended() != CallOutcome.ALL || order() != CallOrder.STARTED || isReversed();
    }

    List<Choices> fields(Words words) {
        return List.of(
                Choices.of(
                        "outcome",
                        words.say("calls.by.outcome"),
                        CallOutcome.values(),
                        ended(),
                        "calls.outcome.",
                        words),
                Choices.order(CallOrder.values(), order(), "calls.order.", words));
    }

    /** The part of the URL that asks for the same calls. */
    public String filters() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("q", query);
        values.put("since", since);
        values.put("until", until);
        values.put("outcome", ended() == CallOutcome.ALL ? "" : Choices.key(ended()));
        values.put("sort", order() == CallOrder.STARTED ? "" : Choices.key(order()));
        values.put("reversed", isReversed() ? "true" : "");
        return UrlQuery.of(values);
    }

    /** The part of the URL that asks for the same pages again. */
    public String where() {
        return filters() + "&now=" + now + "&page=" + page;
    }
}
