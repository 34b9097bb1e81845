package org.dialtone.site;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A box with a data folder of its own. */
public class FreshBox implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            return Map.of(
                    "dialtone.data", Files.createTempDirectory("dialtone-site").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
