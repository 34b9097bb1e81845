package org.dialtone.edge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Dialtone this is, as the build wrote it down. */
public final class Version {

    private static final String RESOURCE = "/build.properties";

    private Version() {
    }

    public static String text() {
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            Properties build = new Properties();
            if (in != null) {
                build.load(in);
            }
            return build.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
