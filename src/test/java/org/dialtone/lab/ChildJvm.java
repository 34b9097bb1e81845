package org.dialtone.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a main class of the tests in a process of its own, which a test can kill like a power cut. */
public final class ChildJvm implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** @param prefix a command that starts the command after it, such as {@code ip netns exec x} */
    public static ChildJvm start(List<String> prefix, Class<?> main, String... arguments) throws IOException {
        return start(prefix, System.getProperty("java.class.path"), main, arguments);
    }

    /** @param classPath what the main class is found by, instead of that of the tests */
    public static ChildJvm start(List<String> prefix, String classPath, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx128m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    public long pid() {
        return process.pid();
    }

    /** Writes a line to its standard input. */
    public void tell(String line) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
    }

    /** Returns the next line that it prints; null when it has ended. One that prints none in time is killed. */
    public String line() throws IOException {
        CompletableFuture<Void> late =
                new CompletableFuture<Void>().completeOnTimeout(null, LIMIT.toSeconds(), TimeUnit.SECONDS);
        late.thenRun(process.toHandle()::destroyForcibly);
        String line = output.readLine();
        if (!late.cancel(false)) {
            throw new AssertionError("no line within " + LIMIT);
        }
        return line;
    }

    /** Gives the sink each line that it prints until it ends, however long that takes. */
    public void each(Consumer<String> sink) {
        output.lines().forEach(sink);
    }

    /** Returns all lines that it prints until it ends, without those that were read before. */
    public List<String> lines() {
        return output.lines().toList();
    }

    /** Sends SIGKILL: nothing is flushed or closed. Returns the lines that it had printed and nobody had read. */
    public List<String> kill() throws IOException, InterruptedException {
        // Killed through its handle: Process.destroyForcibly() closes the pipe, and its last lines would be lost.
        process.toHandle().destroyForcibly();
        List<String> rest = lines();
        process.waitFor();
        return rest;
    }

    @Override
    public void close() throws IOException {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        output.close();
    }
}
