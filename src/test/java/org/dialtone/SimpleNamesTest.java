package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class is found by its simple name: no two packages have one of the same name. */
class SimpleNamesTest {

    /** The formatter leaves top-level types alone at the beginning of a line. */
    private static final Pattern TOP_LEVEL = Pattern.compile(
            "(?m)^(?:(?:public|abstract|final|sealed|non-sealed) )*(?:class|interface|@interface|enum|record) (\\w+)");

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void noSimpleNameOccursTwice(String root) throws IOException {
        Map<String, List<String>> files = new TreeMap<>();
        for (Path file : StartedPrograms.files(Path.of(root), ".java")) {
            types(file)
                    .forEach(type ->
                            files.computeIfAbsent(type, _ -> new ArrayList<>()).add(file.toString()));
        }
        assertTrue(files.size() > 100, "the classes were found");
        files.values().removeIf(each -> each.size() == 1);
        assertEquals(Map.of(), files);
    }

    /** Maven looks for tests by their files' names: it would pass over a test whose class has another. */
    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void eachFileHoldsTheTypeOfItsName(String root) throws IOException {
        for (Path file : StartedPrograms.files(Path.of(root), ".java")) {
            String name = file.getFileName().toString().replace(".java", "");
            assertTrue(name.equals("package-info") || types(file).contains(name), file::toString);
        }
    }

    private static List<String> types(Path file) throws IOException {
        return TOP_LEVEL
                .matcher(Files.readString(file))
                .results()
                .map(type -> type.group(1))
                .toList();
    }
}
