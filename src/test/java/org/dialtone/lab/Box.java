package org.dialtone.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The program as its user starts it: a process of its own, with settings by environment. */
final class Box implements AutoCloseable {

    static final String PASSWORD = "quay-lamp-17";

    private final Process process;
    final Path log;

    private Box(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param prefix the command that runs it, e.g. {@code ip netns exec NAME}; may be empty */
    static Box start(List<String> prefix, Path log, Map<String, String> settings, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(Packaged.PROGRAM.command(arguments));
        return run(command, log, settings);
    }

    /** @param command a whole command line */
    static Box run(List<String> command, Path log, Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.environment().putAll(settings);
        return new Box(builder.start(), log);
    }

    /** Waits until {@code ready} holds. */
    void await(int seconds, BooleanSupplier ready) {
        await(seconds, log, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the box ended with " + process.exitValue() + ":\n" + text(log));
            }
            return ready.getAsBoolean();
        });
    }

    static void await(int seconds, Path log, BooleanSupplier ready) {
        await(seconds, () -> text(log), ready);
    }

    /** @param seen the text to show where {@code ready} never holds */
    static void await(int seconds, Supplier<String> seen, BooleanSupplier ready) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + seconds + " s:\n" + seen.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "(no " + file + ")";
        }
    }

    boolean runs() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Kills the box like a power cut: no warning, no clean-up. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    /** Asks the box to end, as systemd does, and returns its exit status. */
    int stop() {
        process.destroy();
        return ended();
    }

    /** Returns the exit status once the box has ended by itself. */
    int ended() {
        return process.onExit().orTimeout(120, TimeUnit.SECONDS).join().exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
