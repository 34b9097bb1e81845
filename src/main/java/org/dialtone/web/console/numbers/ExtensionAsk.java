package org.dialtone.web.console.numbers;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dialtone.web.api.UrlQuery;
import org.dialtone.web.console.page.Choices;

/**
 * What a reader of the extensions asks for; an empty value asks for nothing.
 *
 * @param query    part of a number or name
 * @param show     key of an {@link ExtensionTable.Show}
 * @param sort     key of an {@link ExtensionTable.Order}
 * @param reversed {@code true} turns the order round
 * @param page     from 1
 */
@RegisterForReflection
public record ExtensionAsk(
        @QueryParam("q") @DefaultValue("") String query,
        @QueryParam("show") @DefaultValue("") String show,
        @QueryParam("sort") @DefaultValue("") String sort,
        @QueryParam("reversed") @DefaultValue("") String reversed,
        @QueryParam("page") @DefaultValue("1") int page) {

    ExtensionTable.Show shown() {
        return Choices.named(ExtensionTable.Show.values(), show);
    }

    ExtensionTable.Order order() {
        return Choices.named(ExtensionTable.Order.values(), sort);
    }

    public boolean isReversed() {
        return reversed.equals("true");
    }

    /** Whether the fields above the list are open from the start. */
    public boolean isSorted() {
        return order() != ExtensionTable.Order.NUMBER || isReversed();
    }

    /** The part of a URL that asks for these extensions; not which page. */
    String where(ExtensionTable.Show other) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("q", query);
        values.put("show", Choices.key(other));
        values.put("sort", order() == ExtensionTable.Order.NUMBER ? "" : Choices.key(order()));
        values.put("reversed", isReversed() ? "true" : "");
        return UrlQuery.of(values);
    }
}
