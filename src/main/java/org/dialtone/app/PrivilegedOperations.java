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
     * @param input the operation's input, of any length; not read to its end where the operation ends before
     * @param told  receives each line of the operation's output as it comes, on a thread of its own
     * @return the operation's exit status
     * @throws IOException also when the helper went away before it reported the operation's end
     */
    int run(String name, InputStream input, Consumer<String> told) throws IOException;

    /** As {@link #run(String, InputStream, Consumer)}, for an operation without input. */
    default int run(String name, Consumer<String> told) throws IOException {
        return run(name, InputStream.nullInputStream(), told);
    }

    /** As {@link #run(String, InputStream, Consumer)}, for an operation with a short text as its input. */
    default int run(String name, String text, Consumer<String> told) throws IOException {
        return run(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), told);
    }
}
