package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.StartupFault;
import org.dialtone.store.DatabaseSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSourceTest {

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test", 400))
                .withSources(new DatabaseSource())
                .build();
    }

    private static String read(SmallRyeConfig config, String name) {
        return config.getOptionalValue("quarkus." + name, String.class).orElse("");
    }

    @Test
    void theDataSourceFollowsTheSetting() {
        SmallRyeConfig config =
                config(Map.of("dialtone.db", "postgresql://box:s%40fe@10.66.0.5,10.66.0.6:5433/dialtone"));
        assertEquals("jdbc:postgresql://10.66.0.5:5432,10.66.0.6:5433/dialtone", read(config, "datasource.jdbc.url"));
        assertEquals("box", read(config, "datasource.username"));
        assertEquals("s@fe", read(config, "datasource.password"));
        assertEquals("false", read(config, "flyway.active"));
        assertEquals("true", read(config, "hibernate-orm.database.start-offline"));
        assertEquals("dialtone", read(config, "datasource.jdbc.additional-jdbc-properties.\"currentSchema\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "mysql://box:secret@host/name"})
    void withoutAServerNothingIsSet(String named) {
        assertEquals("", read(config(Map.of("dialtone.db", named)), "datasource.jdbc.url"));
        assertEquals("", read(config(Map.of()), "flyway.active"));
    }

    /** Configuration has a meaning for these letters, which a password doesn't share. */
    @ParameterizedTest
    @ValueSource(strings = {"a${b}c", "$$a$", "a\\b", "a,b", "ä ö"})
    void aPasswordIsTakenFromItsFileAsItIs(String password, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), password + "\n");
        SmallRyeConfig config = config(
                Map.of("dialtone.db", "postgresql://box@host/name", "dialtone.db-password-file", file.toString()));
        assertEquals(password, read(config, "datasource.password"));
    }

    @Test
    void aFaultNamesNoPassword() {
        String says = assertThrows(
                        StartupFault.class,
                        () -> DatabaseSetting.read(
                                Optional.of("postgresql://box:secret@host"), Optional.empty(), Path.of("none")))
                .getMessage();
        assertEquals("DIALTONE_DB: must read as postgresql://user:password@host/database does", says);
        String missing = assertThrows(
                        StartupFault.class,
                        () -> DatabaseSetting.read(
                                Optional.of("postgresql://box:secret@host/name"),
                                Optional.of(Path.of("/nowhere")),
                                Path.of("none")))
                .getMessage();
        assertTrue(missing.startsWith("DIALTONE_DB_PASSWORD_FILE: /nowhere can't be read ("), missing);
    }
}
