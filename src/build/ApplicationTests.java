import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists the tests that start the whole application, by the names of their files; Maven runs them in one process, since
 * they share its start, and all others in several at once. Usage: {@code ApplicationTests FILE FOLDER}, the folder of the
 * tests' sources.
 */
final class ApplicationTests {

    private ApplicationTests() {}

    public static void main(String... arguments) throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of(arguments[1]))) {
            List<String> names = sources.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(ApplicationTests::startsIt)
                    .map(file -> "**/" + file.getFileName())
                    .sorted()
                    .toList();
            Files.write(Path.of(arguments[0]), names);
        }
    }

    private static boolean startsIt(Path source) {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.anyMatch("@QuarkusTest"::equals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
