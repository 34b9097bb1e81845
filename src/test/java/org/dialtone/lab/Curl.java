package org.dialtone.lab;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Command lines of curl that print the HTTP status alone. */
final class Curl {

    private Curl() {}

    /** Throws away what comes. */
    static String[] status(String url, String... more) {
        return status(Path.of("/dev/null"), url, more);
    }

    /** Keeps what comes in this file. */
    static String[] status(Path kept, String url, String... more) {
        return Stream.concat(
                        Stream.of("curl", "-s", "-m", "30", "-o", kept.toString(), "-w", "%{http_code}", url),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
