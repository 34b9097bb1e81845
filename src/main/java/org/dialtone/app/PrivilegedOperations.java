package org.dialtone.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The appliance's helper that runs as root and does for the box what the box may not do itself. */
public interface PrivilegedOperations {

    /** Whether this machine is an appliance that this process may ask. */
    boolean isThere();

    /**
     * Runs one operation and waits for its end.
     *
     * @param name  lower-case letters and hyphens
     * @param input what the operation reads, of any length; not read to its end where the operation ends before
     * @param told  gets each line that the operation says, as it says it, on a thread of its own
     * @return the operation's exit status
     * @throws IOException also when the helper went away before it told how the operation ended
     */
    int run(String name, InputStream input, Consumer<String> told) throws IOException;

    /** As {@link #run(String, InputStream, Consumer)}, for an operation that reads nothing. */
    default int run(String name, Consumer<String> told) throws IOException {
        return run(name, InputStream.nullInputStream(), told);
    }

    /** As {@link #run(String, InputStream, Consumer)}, for an operation that reads a short text. */
    default int run(String name, String text, Consumer<String> told) throws IOException {
        return run(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), told);
    }
}
