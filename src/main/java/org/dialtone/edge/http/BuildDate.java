package org.dialtone.edge.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Properties;

/** The day on which this software was built: no certificate is older, whatever the box's clock says. */
final class BuildDate {

    private static final String RESOURCE = "build.properties";

    private BuildDate() {
    }

    /** Read from the resource that Maven fills in. */
    static LocalDate read() {
        try (InputStream resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            properties.load(resource);
            return LocalDate.parse(properties.getProperty("date"));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " can't be read", e);
        }
    }
}
