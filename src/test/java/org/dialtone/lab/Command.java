package org.dialtone.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Output and exit status of a finished program. */
record Command(int status, String output) {

    /** Runs a command to its end; ends a hanging one after {@code seconds}, with status 124. */
    static Command run(int seconds, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            Thread watch = Thread.startVirtualThread(() -> endAfter(process, seconds));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            watch.interrupt();
            return new Command(status, output);
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", command), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void endAfter(Process process, int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the output, and fails unless the program succeeded. */
    String must() {
        if (status != 0) {
            throw new AssertionError("ended with " + status + ": " + output);
        }
        return output;
    }
}
