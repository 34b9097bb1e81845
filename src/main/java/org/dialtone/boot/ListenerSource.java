package org.dialtone.boot;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Adds {@link Listeners} to Quarkus's configuration, above application.properties and below the operator's own
 * settings.
 */
public final class ListenerSource implements ConfigSourceFactory {

    private static final int ABOVE_APPLICATION_PROPERTIES = 255;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Listeners listeners = new Listeners(
                port(context, "dialtone.http.port", 80),
                text(context, "dialtone.http.host", "0.0.0.0"),
                port(context, "dialtone.https.port", 443));
        return List.of(
                new PropertiesConfigSource(listeners.properties(), "dialtone listeners", ABOVE_APPLICATION_PROPERTIES));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ABOVE_APPLICATION_PROPERTIES);
    }

    /** Leaves a port that is no number to {@code Settings}, which tells the operator. */
    private static int port(ConfigSourceContext context, String name, int otherwise) {
        String text = text(context, name, "").strip();
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : otherwise;
    }

    private static String text(ConfigSourceContext context, String name, String otherwise) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null ? otherwise : value.getValue();
    }
}
