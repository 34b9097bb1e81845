package org.dialtone.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packaged program: the jar, which Java runs, or the native binary that {@code DIALTONE_BINARY} names.
 *
 * @param file  absolute
 * @param flags what Java is told before all else: where the build has made its cache (src/build/StartCache.java), that
 */
record Packaged(Path file, List<String> flags) {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path FLAGS = Path.of("target/start.args");

    static final Packaged PROGRAM = Optional.ofNullable(System.getenv("DIALTONE_BINARY"))
            .map(binary -> new Packaged(Path.of(binary).toAbsolutePath(), List.of()))
            .orElseGet(() -> new Packaged(JAR.toAbsolutePath(), flagsOfTheBuild()));

    /** None of an earlier build: its cache doesn't fit. */
    private static List<String> flagsOfTheBuild() {
        return FLAGS.toFile().lastModified() > JAR.toFile().lastModified()
                ? List.of("@" + FLAGS.toAbsolutePath())
                : List.of();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    List<String> command(String... arguments) {
        return command(List.of(), arguments);
    }

    /** @param properties Java's system properties, {@code -Dname=value}, which a native binary takes too */
    List<String> command(List<String> properties, String... arguments) {
        List<String> command = new ArrayList<>();
        if (file.toString().endsWith(".jar")) {
            command.add(java());
            command.addAll(flags);
            command.addAll(properties);
            command.add("-jar");
            command.add(file.toString());
        } else {
            command.add(file.toString());
            command.addAll(properties);
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /** The program as another mount of its folder shows it, where no cache fits. */
    Packaged in(Path folder) {
        return new Packaged(folder.resolve(file.getFileName()), List.of());
    }

    /** A command after another, such as {@code env NAME=value}. */
    String[] after(List<String> prefix, String... arguments) {
        return Stream.concat(prefix.stream(), command(arguments).stream()).toArray(String[]::new);
    }
}
