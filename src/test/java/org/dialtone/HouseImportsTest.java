package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An import for a comment alone leaves no trace in a class, so that {@link HouseTest} doesn't see its arrow. */
class HouseImportsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/dialtone");
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?org\\.dialtone\\.([a-z.]+)\\.[A-Z][\\w.]*;$");

    @Test
    void importsNameNoRoomAbove() {
        assertEquals(
                List.of(),
                HouseTest.ROOMS.stream().flatMap(HouseImportsTest::upward).toList());
    }

    private static Stream<String> upward(HouseTest.Room room) {
        List<Path> files = files(SOURCES.resolve(room.name().replace('.', '/')));
        assertTrue(!files.isEmpty(), room.name() + " has no sources");
        return files.stream()
                .flatMap(file -> rooms(file)
                        .filter(other ->
                                !other.equals(room.name()) && !room.mayUse().contains(other))
                        .map(other -> file + " imports from " + other));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> rooms(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(IMPORT::matcher)
                    .filter(found -> found.matches())
                    .map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
