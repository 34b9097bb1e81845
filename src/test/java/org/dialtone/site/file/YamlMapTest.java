package org.dialtone.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no site file may share values, and their faults tell the place. */
class YamlMapTest {

    private final List<String> faults = new ArrayList<>();

    @Test
    void aValueThatStandsOnceIsUsedTwice() {
        YamlMap map = read("""
                first: &keys {name: Harbour, paths: &paths [a, b]}
                second: *keys
                third: {paths: *paths, name: !!str 7}
                """).orElseThrow();
        assertEquals("Harbour", map.map("second").orElseThrow().text("name", null));
        assertEquals(List.of("a", "b"), map.map("third").orElseThrow().texts("paths"));
        assertEquals("7", map.map("third").orElseThrow().text("name", null));
        assertEquals(List.of(), faults);
    }

    @Test
    void aFaultStandsWhereItsValueIsWritten() {
        YamlMap map = read("""
                name: x
                list: text
                pairs:
                  - a
                name: [y]
                """).orElseThrow();
        map.allow("name", "list");
        assertEquals(List.of(), map.texts("list"));
        assertEquals(Map.of(), map.pairs("pairs"));
        assertEquals("none", map.text("name", "none"));
        map.required("missing");
        assertEquals(
                List.of(
                        "5:1 key \"name\" stands twice",
                        "4:3 unknown key \"pairs\" (known: name, list)",
                        "2:7 list: expected a list",
                        "4:3 pairs: expected keys and values",
                        "5:7 name: expected a text",
                        "1:1 \"missing\" is missing"),
                faults);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("", "1:1 the file is empty"),
                Arguments.of("- a\n", "1:1 expected keys and values"),
                Arguments.of("a: *b\n", "1:4 found undefined alias b"),
                Arguments.of("a: &a [*a]\n", "1:8 found undefined alias a"),
                Arguments.of(
                        "a: &a [x]\nb: [" + "*a, ".repeat(10) + "*a]\n", "2:45 more than 10 aliases of lists or keys"),
                Arguments.of("{a: ".repeat(100_000), "1:81 nested deeper than 20 levels"),
                Arguments.of("a: 1\n---\nb: 2\n", "2:1 a second document begins here"),
                Arguments.of("a: 1\n\u0000", "2:1 not YAML: the character U+0000 isn't text"),
                Arguments.of("a: b: c\n", "1:5 not YAML: what begins on line 1 can't go on with \": c\""),
                Arguments.of("a: 'b\n", "2:1 not YAML: the file ends within what begins on line 1"),
                Arguments.of("a:\n\tb: 1\n", "2:1 not YAML: a tab stands here"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCantBeReadIsOneFault(String text, String fault) {
        assertTrue(read(text).isEmpty());
        assertEquals(List.of(fault), faults);
    }

    private Optional<YamlMap> read(String text) {
        return YamlMap.read(text, (line, column, says) -> faults.add(line + ":" + column + " " + says));
    }
}
