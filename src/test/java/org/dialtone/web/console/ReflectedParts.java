package org.dialtone.web.console;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.ValueResolver;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Runs just before the resolver that reads values by reflection, and records the values that would reach it: a native
 * image knows none of these, and the page would fail there.
 */
@Singleton
public class ReflectedParts {

    private static final Set<String> REACHED = new ConcurrentSkipListSet<>();

    void watch(@Observes EngineBuilder engine) {
        engine.addValueResolver(new Watch());
    }

    /** Returns class and name of each value so far. */
    public static Set<String> reached() {
        return Set.copyOf(REACHED);
    }

    private static final class Watch implements ValueResolver {

        private final ReflectionValueResolver reflection = new ReflectionValueResolver();

        @Override
        public int getPriority() {
            return reflection.getPriority() + 1;
        }

        @Override
        public boolean appliesTo(EvalContext context) {
            if (reflection.appliesTo(context)) {
                REACHED.add(context.getBase().getClass().getName() + " " + context.getName());
            }
            return false;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            throw new IllegalStateException("applies to nothing");
        }
    }
}
