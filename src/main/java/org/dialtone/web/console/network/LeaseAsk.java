package org.dialtone.web.console.network;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dialtone.web.api.UrlQuery;
import org.dialtone.web.console.page.Choices;

/**
 * What a reader of the leases asks for; an empty value asks for nothing.
 *
 * @param query    part of an address, name, MAC, vendor or model
 * @param show     key of a {@link LeaseTable.Show}
 * @param scope    name of a scope
 * @param sort     key of a {@link LeaseOrder}
 * @param reversed {@code true} turns the order round
 * @param page     from 1
 */
@RegisterForReflection
public record LeaseAsk(
        @QueryParam("q") @DefaultValue("") String query,
        @QueryParam("show") @DefaultValue("") String show,
        @QueryParam("scope") @DefaultValue("") String scope,
        @QueryParam("sort") @DefaultValue("") String sort,
        @QueryParam("reversed") @DefaultValue("") String reversed,
        @QueryParam("page") @DefaultValue("1") int page) {

    /** Asks for all leases. */
    static final LeaseAsk ALL = new LeaseAsk("", "", "", "", "", 1);

    LeaseTable.Show shown() {
        return Choices.named(LeaseTable.Show.values(), show);
    }

    LeaseOrder order() {
        return Choices.named(LeaseOrder.values(), sort);
    }

    public boolean isReversed() {
        return reversed.equals("true");
    }

    /** Whether the fields above the list are open from the start. */
    public boolean isNarrowed() {
        return !scope.isEmpty() || order() != LeaseOrder.ADDRESS || isReversed();
    }

    /** The part of a URL that asks for these leases; not which page. */
    String where(LeaseTable.Show other) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("q", query);
        values.put("show", Choices.key(other));
        values.put("scope", scope);
        values.put("sort", order() == LeaseOrder.ADDRESS ? "" : Choices.key(order()));
        values.put("reversed", isReversed() ? "true" : "");
        return UrlQuery.of(values);
    }
}
