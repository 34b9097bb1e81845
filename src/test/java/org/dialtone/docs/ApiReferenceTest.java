package org.dialtone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/** {@code src/docs/api.md} against the routes of the program: method, path, summary, and who may. */
class ApiReferenceTest {

    private static final List<String> ORDER = List.of("GET", "PUT", "POST", "DELETE");

    /** @param summary empty where the route is no part of the API */
    private record Route(String method, String path, String summary, String who) {

        boolean isTold() {
            return !summary.isEmpty();
        }

        String row() {
            return GeneratedTable.row(method, "`" + path + "`", summary, who);
        }
    }

    @Test
    void thePageHasEveryRouteOfTheApi() throws IOException {
        Comparator<Route> byPath = Comparator.comparing(Route::path);
        List<String> rows = routes().filter(Route::isTold)
                .sorted(byPath.thenComparing(route -> ORDER.indexOf(route.method())))
                .map(Route::row)
                .toList();
        GeneratedTable.compare("api.md", rows, "method", "path", "what", "who may");
    }

    /** Only what answers unknown paths is hidden. */
    @Test
    void everyRouteUnderApiIsTold() {
        List<String> hidden = routes().filter(route -> route.path().startsWith("/api/") && !route.isTold())
                .map(Route::path)
                .toList();
        assertEquals(List.of("/api/v1/{rest:.+}"), hidden);
    }

    private static Stream<Route> routes() {
        return Program.annotatedWith(Path.class).stream().flatMap(ApiReferenceTest::routes);
    }

    private static Stream<Route> routes(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> verb(method).map(verb -> route(resource, method, verb)).stream());
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static Route route(Class<?> resource, Method method, String verb) {
        Path below = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        Operation operation = method.getAnnotation(Operation.class);
        boolean person =
                method.isAnnotationPresent(RolesAllowed.class) || resource.isAnnotationPresent(RolesAllowed.class);
        String summary = operation == null || operation.hidden() ? "" : operation.summary();
        return new Route(verb, path.replaceAll("/{2,}", "/"), summary, person ? "a person" : "any login");
    }
}
