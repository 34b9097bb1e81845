package org.dialtone.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One page of the docs, as its lines. */
record Page(Path path, List<String> lines) {

    private static final Path FOLDER = Path.of("src/docs");

    /** A page of {@code src/docs}. */
    static Page of(String name) {
        return at(FOLDER.resolve(name));
    }

    static Page at(Path path) {
        try {
            return new Page(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every page of {@code src/docs}. */
    static List<Page> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::at)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of a table's line, without the bars; none where the line is no row of a table. */
    static List<String> cells(String line) {
        if (!line.startsWith("| ") || !line.endsWith(" |")) {
            return List.of();
        }
        String inside = line.substring(1, line.length() - 1);
        return Arrays.stream(inside.split("(?<!\\\\)\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** What stands in code type, where that is all of the cell; else the cell as it is. */
    static String code(String cell) {
        return isCode(cell) ? cell.substring(1, cell.length() - 1) : cell;
    }

    static boolean isCode(String cell) {
        return cell.length() > 2 && cell.startsWith("`") && cell.indexOf('`', 1) == cell.length() - 1;
    }

    /** The rows of the table that has this head, without the head. */
    List<List<String>> rows(String... head) {
        return table(head).stream().map(Page::cells).toList();
    }

    /** The lines of the table that has this head, without the head. */
    List<String> table(String... head) {
        return lines.subList(begin(head), end(head));
    }

    /** The page with these rows in the place of those of the table that has this head. */
    String with(List<String> rows, String... head) {
        return Stream.of(lines.subList(0, begin(head)), rows, lines.subList(end(head), lines.size()))
                .flatMap(List::stream)
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    private int begin(String... head) {
        int at = lines.indexOf("| " + String.join(" | ", head) + " |");
        if (at < 0) {
            throw new AssertionError(path + " has no table with the head " + String.join(", ", head));
        }
        return at + 2;
    }

    private int end(String... head) {
        int end = begin(head);
        while (end < lines.size() && lines.get(end).startsWith("|")) {
            end++;
        }
        return end;
    }
}
