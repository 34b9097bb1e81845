package org.dialtone.web.console.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The licences of what the program holds, as the build put them beside it ({@code src/build/Provenance.java}). */
record LicenceFolder(Path folder) {

    private static final String NAME = "licences";
    private static final String INDEX = "INDEX.txt";
    private static final int LEVELS = 4;
    private static final List<String> PACKAGED =
            List.of("/usr/share/doc/dialtone/" + NAME, "/usr/lib/dialtone/" + NAME);

    /**
     * A part of the program.
     *
     * @param licence the licence's name
     * @param texts   the files with the texts that it came with
     */
    public record LicencePart(String name, String licence, List<String> texts) {}

    /** The folder of the running program; empty where it runs out of a build without packages. */
    static Optional<LicenceFolder> find() {
        return find(Stream.concat(
                Stream.concat(program(), command()), PACKAGED.stream().map(Path::of)));
    }

    static Optional<LicenceFolder> find(Stream<Path> candidates) {
        return candidates
                .filter(each -> Files.isRegularFile(each.resolve(INDEX)))
                .findFirst()
                .map(LicenceFolder::new);
    }

    /** Beside the jar, or above it. */
    private static Stream<Path> program() {
        return Stream.ofNullable(LicenceFolder.class.getProtectionDomain().getCodeSource())
                .map(source -> Path.of(source.getLocation().getPath()))
                .flatMap(LicenceFolder::above);
    }

    private static Stream<Path> command() {
        return ProcessHandle.current().info().command().map(Path::of).stream().flatMap(LicenceFolder::above);
    }

    private static Stream<Path> above(Path file) {
        return Stream.iterate(file.toAbsolutePath().getParent(), each -> each != null, Path::getParent)
                .limit(LEVELS)
                .map(each -> each.resolve(NAME));
    }

    /** The parts of the program, by name. */
    List<LicencePart> parts() throws IOException {
        Set<String> there = names();
        try (Stream<String> lines = Files.lines(folder.resolve(INDEX))) {
            return lines.map(line -> line.split(": |; ", 3))
                    .filter(fields -> fields.length == 3)
                    .map(fields -> new LicencePart(
                            fields[0],
                            fields[1],
                            Stream.of(fields[2].split(", "))
                                    .filter(there::contains)
                                    .toList()))
                    .toList();
        }
    }

    /** One text; empty where the folder has no file of this name. */
    Optional<Path> text(String name) throws IOException {
        return names().contains(name) ? Optional.of(folder.resolve(name)) : Optional.empty();
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
