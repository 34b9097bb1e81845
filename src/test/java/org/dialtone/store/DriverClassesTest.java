package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/** What a parameter of the database's address may name is in a native image too. */
class DriverClassesTest {

    /** The constructors that the driver's {@code ObjectFactory} looks for. */
    private static final Map<String, Class<?>> TAKEN =
            Map.of("java.util.Properties", Properties.class, "java.lang.String", String.class);

    @Test
    void eachFactoryOfTheDriverCanBeNamed() throws IOException, ReflectiveOperationException {
        try (InputStream declared = DriverClassesTest.class.getResourceAsStream(
                "/META-INF/native-image/org.dialtone/postgresql/reachability-metadata.json")) {
            List<Map<String, Object>> types = JsonPath.from(declared).getList("reflection");
            assertEquals(3, types.size());
            for (Map<String, Object> type : types) {
                Class<?> factory = Class.forName((String) type.get("type"));
                assertTrue(SSLSocketFactory.class.isAssignableFrom(factory), factory.getName());
                factory.getConstructor(TAKEN.get(parameter(type)));
            }
        }
    }

    private static String parameter(Map<String, Object> type) {
        Map<?, ?> constructor = (Map<?, ?>) ((List<?>) type.get("methods")).getFirst();
        assertEquals("<init>", constructor.get("name"));
        return (String) ((List<?>) constructor.get("parameterTypes")).getFirst();
    }
}
