package org.dialtone.boot;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dialtone.app.StartupFault;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DatabaseSetting;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Points Quarkus's data source to PostgreSQL where {@code dialtone.db} names it, above application.properties and below
 * the operator's own settings.
 */
public final class DatabaseSource implements ConfigSourceFactory {

    private static final int ABOVE_APPLICATION_PROPERTIES = 256;
    private static final String SOURCE = "quarkus.datasource.";
    /** The server may be away while Hibernate starts, which else logs that at length. */
    private static final String OFFLINE = "quarkus.hibernate-orm.database.start-offline";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return address(context)
                .<ConfigSource>map(address -> new PropertiesConfigSource(
                        properties(address), "dialtone database", ABOVE_APPLICATION_PROPERTIES))
                .map(List::of)
                .orElse(List.of());
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ABOVE_APPLICATION_PROPERTIES);
    }

    /** Leaves an address that can't be understood to {@link Preflight}, which tells the operator. */
    private static Optional<DatabaseAddress> address(ConfigSourceContext context) {
        try {
            return DatabaseSetting.read(
                    text(context, "dialtone.db"),
                    text(context, "dialtone.db-password-file").map(Path::of),
                    Path.of(text(context, "dialtone.data").orElse("data")));
        } catch (StartupFault _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name)).map(ConfigValue::getValue);
    }

    /** Configuration replaces expressions, which begin with a dollar. */
    private static String literal(String text) {
        return text.replace("$", "$$");
    }

    /** Each connection is tried before a page or a change gets it: another process may have ended it. */
    static Map<String, String> properties(DatabaseAddress address) {
        Map<String, String> properties = new HashMap<>(Map.of(
                SOURCE + "jdbc.url",
                literal(address.jdbcUrl()),
                SOURCE + "username",
                literal(address.user()),
                SOURCE + "password",
                literal(address.password()),
                SOURCE + "jdbc.validate-on-borrow",
                "true",
                SOURCE + "jdbc.max-size",
                "8",
                "quarkus.flyway.active",
                "false",
                OFFLINE,
                "true"));
        address.parameters()
                .forEach((name, value) ->
                        properties.put(SOURCE + "jdbc.additional-jdbc-properties.\"" + name + "\"", literal(value)));
        return properties;
    }
}
