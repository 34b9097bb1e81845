package org.dialtone.web.console;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.dialtone.store.SwitchedDriver;
import org.dialtone.web.console.box.FakeMachines;

/** The console on a data folder of its own, with {@link ConsoleHouse} behind it. */
public class ConsoleProfile implements QuarkusTestProfile {

    public static final String PASSWORD = "harbour-test-42";

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(ConsoleHouse.class, FakeMachines.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.jdbc.driver",
                SwitchedDriver.class.getName(),
                "dialtone.data",
                folder().toString(),
                "dialtone.admin.password",
                PASSWORD,
                "dialtone.console.plain-http",
                "true",
                "dialtone.https.port",
                "0",
                "dialtone.http.host",
                "127.0.0.1",
                "quarkus.http.test-port",
                "0",
                "quarkus.http.test-ssl-port",
                "0",
                "dialtone.dhcp.port",
                "0",
                "dialtone.sip.port",
                "0");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "console-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has a journal of its own, so that a test knows the whole list. */
    public static class Browser extends ConsoleProfile {}

    /** The state after the very first start: nobody gave a password, so the box made one. */
    public static class FirstStart extends ConsoleProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("dialtone.admin.password", "");
            return settings;
        }
    }
}
