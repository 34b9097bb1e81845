package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the files that add a shared address change in the containers that they are for. */
class ComposeFilesTest {

    private static Map<?, ?> dialtone(Path file) throws IOException {
        Map<?, ?> compose = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        Map<?, ?> services = (Map<?, ?>) compose.get("services");
        return (Map<?, ?>) services.get("dialtone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "cluster"})
    void aSharedAddressNeedsRootWithTwoMoreRightsAndTheMachinesOwnLinks(String folder) throws IOException {
        Map<?, ?> alone = dialtone(Path.of(folder, "compose.yaml"));
        Map<?, ?> shared = dialtone(Path.of(folder, "shared-address.yaml"));
        assertEquals("host", alone.get("network_mode"));
        assertEquals(List.of("ALL"), alone.get("cap_drop"));
        assertEquals(List.of("NET_BIND_SERVICE", "NET_RAW"), alone.get("cap_add"));
        assertEquals("root", shared.get("user"));
        assertEquals(List.of("NET_ADMIN", "DAC_OVERRIDE"), shared.get("cap_add"));
        Map<?, ?> settings = (Map<?, ?>) shared.get("environment");
        assertTrue(
                settings.get("DIALTONE_SHARED_ADDRESS").toString().startsWith("${SHARED_ADDRESS:?"),
                settings::toString);
        // A setting here would win over the file that names the cluster's database.
        assertEquals(alone.containsKey("env_file") ? 1 : 3, settings.size(), settings::toString);
    }
}
