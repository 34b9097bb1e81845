package org.dialtone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of a page that the program itself tells; {@code -Dgolden.bless=true} writes it anew. */
final class GeneratedTable {

    private GeneratedTable() {}

    static String row(String... cells) {
        return Stream.of(cells).map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    static void compare(String page, List<String> rows, String... head) throws IOException {
        if (Boolean.getBoolean("golden.bless")) {
            Page before = Page.of(page);
            Files.writeString(before.path(), before.with(rows, head));
        }
        assertEquals(
                String.join("\n", rows),
                String.join("\n", Page.of(page).table(head)),
                "src/docs/" + page
                        + " tells something else than the program; mvn test with -Dgolden.bless=true writes the table anew");
    }
}
