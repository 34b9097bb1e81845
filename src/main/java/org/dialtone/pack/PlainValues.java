package org.dialtone.pack;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Resolves all that a template may reach: the keys of a map, and key and value of its entries. No methods, no
 * reflection.
 */
final class PlainValues implements ValueResolver {

    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getParams().isEmpty()
                && (context.getBase() instanceof Map || context.getBase() instanceof Map.Entry);
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        return switch (context.getBase()) {
            case Map<?, ?> map when map.containsKey(context.getName()) -> CompletedStage.of(map.get(context.getName()));
            case Map.Entry<?, ?> entry when context.getName().equals("key") -> CompletedStage.of(entry.getKey());
            case Map.Entry<?, ?> entry when context.getName().equals("value") -> CompletedStage.of(entry.getValue());
            default -> Results.notFound(context);
        };
    }
}
