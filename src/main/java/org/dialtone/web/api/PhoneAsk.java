package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.view.PhoneGroup;
import org.dialtone.app.view.PhoneOrder;
import org.dialtone.app.view.PhoneQuery;

/**
 * Which phones a request asks for; an empty value asks for nothing.
 *
 * @param q        part of a name, extension, MAC, address, vendor or model
 * @param show     key of a {@link PhoneGroup}
 * @param behind   {@code true} for phones with an older file alone
 * @param sort     key of a {@link PhoneOrder}
 * @param reversed {@code true} turns the order round
 */
@RegisterForReflection
public record PhoneAsk(
        @QueryParam("q") @DefaultValue("") String q,
        @QueryParam("show") @DefaultValue("") String show,
        @QueryParam("vendor") @DefaultValue("") String vendor,
        @QueryParam("model") @DefaultValue("") String model,
        @QueryParam("firmware") @DefaultValue("") String firmware,
        @QueryParam("scope") @DefaultValue("") String scope,
        @QueryParam("behind") @DefaultValue("") String behind,
        @QueryParam("sort") @DefaultValue("") String sort,
        @QueryParam("reversed") @DefaultValue("") String reversed) {

    /** Whether it asks for nothing in particular. */
    boolean isEmpty() {
        return (q + show + vendor + model + firmware + scope + behind + sort + reversed).isEmpty();
    }

    /** The query; a group or order that isn't there counts as not asked for. */
    public PhoneQuery query() {
        return new PhoneQuery(
                q,
                PhoneGroup.of(show).orElse(PhoneGroup.ALL),
                vendor,
                model,
                firmware,
                scope,
                behind.equals("true"),
                PhoneOrder.of(sort).orElse(PhoneOrder.ATTENTION),
                reversed.equals("true"));
    }

    /** The query; 400 for a group or order that isn't there. */
    PhoneQuery strictly() {
        check("show", show, Arrays.stream(PhoneGroup.values()).map(PhoneGroup::key));
        check("sort", sort, Arrays.stream(PhoneOrder.values()).map(PhoneOrder::key));
        check("behind", behind, Stream.of("true", "false"));
        check("reversed", reversed, Stream.of("true", "false"));
        return query();
    }

    private static void check(String name, String value, Stream<String> words) {
        String allowed = words.collect(Collectors.joining(", "));
        if (!value.isEmpty() && !Arrays.asList(allowed.split(", ")).contains(value)) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    name + " can't be \"" + value + "\"",
                    "It is one of " + allowed + ", or left out.");
        }
    }

    /** The part of a URL that asks for the same. */
    public static String where(PhoneQuery query) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("q", query.text());
        values.put("show", query.group().key());
        values.put("vendor", query.vendor());
        values.put("model", query.model());
        values.put("firmware", query.firmware());
        values.put("scope", query.scope());
        values.put("behind", query.behind() ? "true" : "");
        values.put(
                "sort",
                query.order() == PhoneOrder.ATTENTION ? "" : query.order().key());
        values.put("reversed", query.reversed() ? "true" : "");
        return UrlQuery.of(values);
    }
}
