package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A call whose signature isn't declared works on the JVM and fails in the native image alone. */
class CLibraryTest {

    private static final String METADATA = "/META-INF/native-image/org.dialtone/rawsock/";

    @Test
    void everySignatureIsDeclaredForTheNativeImage() throws IOException {
        List<Map<String, Object>> downcalls =
                JsonPath.from(resource("reachability-metadata.json")).getList("foreign.downcalls");
        assertEquals(
                CLibrary.SIGNATURES.values().stream()
                        .map(CLibraryTest::declared)
                        .collect(Collectors.toSet()),
                Set.copyOf(downcalls));
        assertEquals(downcalls.size(), Set.copyOf(downcalls).size());
    }

    @Test
    void itsHandlesAreMadeAtRunTime() throws IOException {
        assertTrue(resource("native-image.properties")
                .contains("--initialize-at-run-time=" + CLibrary.class.getName() + ","));
    }

    private static Map<String, Object> declared(FunctionDescriptor signature) {
        return Map.of(
                "returnType",
                type(signature.returnLayout().orElseThrow()),
                "parameterTypes",
                signature.argumentLayouts().stream().map(CLibraryTest::type).toList(),
                "options",
                Map.of("captureCallState", true));
    }

    private static String type(MemoryLayout layout) {
        return switch (layout) {
            case ValueLayout.OfInt _ -> "jint";
            case ValueLayout.OfLong _ -> "jlong";
            case AddressLayout _ -> "void*";
            default -> throw new AssertionError(layout);
        };
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CLibraryTest.class.getResourceAsStream(METADATA + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
