package org.dialtone.site;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;

/** A box with a data folder of its own, and ports that nobody else has. */
public class FreshBox implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            return Map.of("dialtone.data", Files.createTempDirectory("dialtone-site").toString(), "quarkus.http.test-port", "0",
                    "dialtone.http.port", "8080", "dialtone.sip.port", "5070", "dialtone.dhcp.port", "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(TestPacks.class);
    }
}
