package org.dialtone.docs;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * A route of API or console, as its method's annotations say.
 *
 * @param summary empty where the route is no part of the API
 * @param right   what it asks of a login, see {@code web.login.Right}; {@code open}: nothing; empty: it names none
 */
public record ProgramRoute(String verb, String path, String summary, String right, String consumes) {

    public static final String OPEN = "open";

    /** All routes of the compiled program. */
    public static List<ProgramRoute> all() {
        return Program.annotatedWith(Path.class).stream()
                .flatMap(ProgramRoute::of)
                .toList();
    }

    public String name() {
        return verb + " " + path;
    }

    public boolean changes() {
        return !verb.equals("GET");
    }

    private static Stream<ProgramRoute> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> verb(method).map(verb -> of(resource, method, verb)).stream());
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static ProgramRoute of(Class<?> resource, Method method, String verb) {
        Path below = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        Operation operation = method.getAnnotation(Operation.class);
        return new ProgramRoute(
                verb,
                path.replaceAll("/{2,}", "/"),
                operation == null || operation.hidden() ? "" : operation.summary(),
                right(resource, method),
                nearest(resource, method, Consumes.class)
                        .map(each -> each.value()[0])
                        .orElse(MediaType.APPLICATION_JSON));
    }

    private static String right(Class<?> resource, Method method) {
        if (method.isAnnotationPresent(PermitAll.class)) {
            return OPEN;
        }
        return nearest(resource, method, RolesAllowed.class)
                .map(each -> each.value()[0])
                .orElse(resource.isAnnotationPresent(PermitAll.class) ? OPEN : "");
    }

    private static <A extends Annotation> Optional<A> nearest(Class<?> resource, Method method, Class<A> kind) {
        return Optional.ofNullable(method.getAnnotation(kind))
                .or(() -> Optional.ofNullable(resource.getAnnotation(kind)));
    }
}
