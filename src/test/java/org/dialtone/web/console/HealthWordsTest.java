package org.dialtone.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;

/** What health names in its sources has words on the page Box. */
class HealthWordsTest {

    private static final Pattern HEALTH = Pattern.compile("\\bCondition\\b|[Ff]or health|troubles, by subject");
    private static final Pattern CONDITION =
            Pattern.compile("Condition\\s*\\.of\\(\\s*\"([^\"]+)\"|String name\\(\\) \\{\\s*return \"([^\"]+)\"");
    private static final Pattern FACT = Pattern.compile(
            "\\b(?:data|facts|state)\\s*\\.put\\(\\s*\"([^\"]+)\"|\\bput\\(\\s*data,\\s*\"([^\"]+)\"|\\b(?:tell|ask|noted)\\(\\s*\"([^\"]+)\""
                    + "|\\bMap\\.of\\(\\s*\"([^\"]+)\"");
    /** The beginnings of keys that end with a name. */
    private static final Set<String> NAMED = Set.of("pnp on ", "standby ");

    @Test
    void eachConditionHasAHeading() throws IOException {
        Set<String> names = found(CONDITION);
        assertTrue(names.size() > 25, names.toString());
        assertEquals(List.of(), without(names, "health."));
    }

    @Test
    void eachFactHasAName() throws IOException {
        Set<String> names = found(FACT);
        names.removeAll(NAMED);
        assertTrue(names.size() > 40, names.toString());
        assertEquals(List.of(), without(names, "health.key."));
    }

    private static List<String> without(Set<String> names, String prefix) {
        return names.stream()
                .filter(name ->
                        Words.english().find(prefix + name.replace(' ', '-')).isEmpty())
                .toList();
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                if (HEALTH.matcher(text).find()) {
                    pattern.matcher(text).results().forEach(one -> names.add(group(one)));
                }
            }
        }
        return names;
    }

    private static String group(MatchResult found) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
