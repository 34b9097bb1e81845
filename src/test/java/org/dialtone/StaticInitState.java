package org.dialtone;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.InjectableContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;

/**
 * Runs the part of the packaged program's start that Quarkus runs while it builds a native image, in a process of its own.
 * Prints each bean that this made, which the image keeps as it is, and what of this machine or of the hour it reaches.
 */
final class StaticInitState {

    /** Prefix of a bean's class. */
    static final String BEAN = "BEAN ";

    private static final List<Class<? extends Annotation>> LASTING = List.of(Singleton.class, ApplicationScoped.class);

    private StaticInitState() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        // Its static initialiser is that part.
        Class.forName("io.quarkus.runner.ApplicationImpl");
        for (Class<? extends Annotation> scope : LASTING) {
            for (InjectableContext context : Arc.container().getContexts(scope)) {
                look(context.getState().getContextualInstances());
            }
        }
        System.out.println(BuildTimeState.END + LASTING.size());
        System.exit(0);
    }

    private static void look(Map<InjectableBean<?>, Object> made) throws IllegalAccessException {
        for (Object each : made.values()) {
            String name = each.getClass().getName();
            if (name.startsWith(StaticInitState.class.getPackageName())) {
                System.out.println(BEAN + name);
                BuildTimeState.look(each, name);
            }
        }
    }
}
