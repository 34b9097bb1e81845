package org.dialtone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dialtone.web.login.Right;
import org.junit.jupiter.api.Test;

/** {@code src/docs/api.md} against the routes of the program: method, path, summary, and who may. */
class ApiReferenceTest {

    private static final List<String> ORDER = List.of("GET", "PUT", "PATCH", "POST", "DELETE");

    private static final Map<String, String> WHO = Map.of(
            Right.VIEW, "viewer; token read",
            Right.OPERATE, "operator; token operate",
            Right.ADMINISTER, "admin; token admin",
            Right.PERSON, "any operator",
            Right.SECRETS, "operator in person",
            Right.ADMIN_PERSON, "admin in person");

    @Test
    void thePageHasEveryRouteOfTheApi() throws IOException {
        Comparator<ProgramRoute> byPath = Comparator.comparing(ProgramRoute::path);
        List<String> rows = ProgramRoute.all().stream()
                .filter(route -> !route.summary().isEmpty())
                .sorted(byPath.thenComparing(route -> ORDER.indexOf(route.verb())))
                .map(ApiReferenceTest::row)
                .toList();
        GeneratedTable.compare("api.md", rows, "method", "path", "what", "who may");
    }

    private static String row(ProgramRoute route) {
        return GeneratedTable.row(route.verb(), "`" + route.path() + "`", route.summary(), WHO.get(route.right()));
    }

    /** Only what answers unknown paths is hidden. */
    @Test
    void everyRouteUnderApiIsTold() {
        List<String> hidden = ProgramRoute.all().stream()
                .filter(route ->
                        route.path().startsWith("/api/") && route.summary().isEmpty())
                .map(ProgramRoute::path)
                .toList();
        assertEquals(List.of("/api/v1/{rest:.+}"), hidden);
    }
}
