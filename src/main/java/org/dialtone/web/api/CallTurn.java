package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dialtone.app.call.CallOrder;
import org.dialtone.app.call.CallOutcome;
import org.dialtone.app.call.CallQuery;

/**
 * Which ends of calls a request asks for, and in which order; an empty value asks for nothing.
 *
 * @param outcome  word of a {@link CallOutcome}
 * @param sort     word of a {@link CallOrder}
 * @param reversed {@code true} turns the order round
 */
@RegisterForReflection
public record CallTurn(
        @QueryParam("outcome") @DefaultValue("") String outcome,
        @QueryParam("sort") @DefaultValue("") String sort,
        @QueryParam("reversed") @DefaultValue("") String reversed) {

    /** The query with this outcome and order; 400 for a word that isn't there. */
    CallQuery strictly(CallQuery query) {
        return query.of(word("outcome", CallOutcome.values(), outcome))
                .by(word("sort", CallOrder.values(), sort), reversed.equals("true"));
    }

    private static <E extends Enum<E>> E word(String name, E[] values, String word) {
        return Arrays.stream(values)
                .filter(each -> word.isEmpty() || key(each).equals(word))
                .findFirst()
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.BAD_REQUEST,
                        name + " can't be \"" + word + "\"",
                        "It is one of "
                                + Arrays.stream(values).map(CallTurn::key).collect(Collectors.joining(", "))
                                + ", or left out."));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
