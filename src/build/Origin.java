import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a file that says which Dialtone is built; Maven runs it before it compiles. Usage:
 * {@code Origin FILE VERSION TIMESTAMP [COMMIT]}, in the folder of the sources.
 */
final class Origin {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
    /** {@code git archive} fills this in. */
    private static final Path ARCHIVE = Path.of("src/build/archive");

    private Origin() {}

    public static void main(String... arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Optional<String> given =
                Optional.of(arguments.length > 3 ? arguments[3] : "").filter(commit -> !commit.isBlank());
        if (given.isPresent() && !COMMIT.matcher(given.get()).matches()) {
            System.err.println("dialtone: -Dcommit=" + given.get() + " is no commit of git: 7 to 64 hex digits");
            System.exit(1);
        }
        Optional<String> archived = Optional.of(Files.readString(ARCHIVE).strip());
        String commit = Stream.of(given, told(), archived)
                .flatMap(Optional::stream)
                .filter(COMMIT.asPredicate())
                .findFirst()
                .orElse("");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "version=" + arguments[1] + "\ndate=" + arguments[2] + "\ncommit=" + commit + "\n");
    }

    /** Returns git's answer, where these sources are a checkout of their own and not merely a folder in another one. */
    private static Optional<String> told() {
        Optional<Path> top = git("rev-parse", "--show-toplevel").map(Path::of).filter(Files::isDirectory);
        return top.filter(Origin::isHere)
                .flatMap(_ -> git("rev-parse", "HEAD"))
                .map(head -> git("status", "--porcelain", "--untracked-files=no")
                                .filter(String::isEmpty)
                                .isPresent()
                        ? head
                        : head + "-dirty");
    }

    private static boolean isHere(Path top) {
        try {
            return Files.isSameFile(top, Path.of(""));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Returns git's output; empty where there is no git, or git doesn't know this folder. The files' owner doesn't
     * matter, because git only reads.
     */
    private static Optional<String> git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "safe.directory=*"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(says) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
