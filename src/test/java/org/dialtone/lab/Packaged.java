package org.dialtone.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packaged program: the jar, which Java runs, or the native binary that {@code DIALTONE_BINARY} names.
 *
 * @param file absolute
 */
record Packaged(Path file) {

    static final Packaged PROGRAM =
            new Packaged(Path.of(System.getenv().getOrDefault("DIALTONE_BINARY", "target/quarkus-app/quarkus-run.jar"))
                    .toAbsolutePath());

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

    /** The program as another mount of its folder shows it. */
    Packaged in(Path folder) {
        return new Packaged(folder.resolve(file.getFileName()));
    }

    /** A command after another, such as {@code env NAME=value}. */
    String[] after(List<String> prefix, String... arguments) {
        return Stream.concat(prefix.stream(), command(arguments).stream()).toArray(String[]::new);
    }
}
