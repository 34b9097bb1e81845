package org.dialtone.web.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each colour of text in the console has enough contrast with each background beneath it: WCAG 2.2, 1.4.3, level AA.
 */
class ContrastTest {

    private static final double LEAST = 4.5;
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{3}(?:[0-9a-f]{3})?);");
    private static final Pattern THEME = Pattern.compile("(?m)^(?: {2})?:root(?:\\S*) \\{([^}]*--card[^}]*)}");

    @Test
    void everyTextCanBeRead() throws IOException {
        String css = Files.readString(Path.of("src/main/resources/META-INF/resources/console/assets/console.css"));
        List<Map<String, String>> themes = THEME.matcher(css)
                .results()
                .map(theme -> colours(theme.group(1)))
                .toList();
        assertEquals(3, themes.size());
        List<String> faint = new ArrayList<>();
        for (Map<String, String> theme : themes) {
            Stream.of("good", "bad", "wait", "still").forEach(name -> check(theme, name, name + "-fill", faint));
            Stream.of("card", "pico-background-color")
                    .forEach(ground -> Stream.of("good", "bad", "wait", "soft", "pico-primary")
                            .forEach(name -> check(theme, name, ground, faint)));
        }
        assertEquals(List.of(), faint);
        assertFalse(css.contains("opacity: .8"), "it takes from the contrast of what stands there");
    }

    @Test
    void theMeasureIsThatOfTheStandard() {
        assertEquals(21, ratio("#000", "#ffffff"), 0.01);
        assertEquals(4.48, ratio("#777", "#fff"), 0.01);
    }

    private static void check(Map<String, String> theme, String name, String ground, List<String> faint) {
        assertTrue(theme.containsKey(name) && theme.containsKey(ground), () -> name + " on " + ground + " of " + theme);
        double ratio = ratio(theme.get(name), theme.get(ground));
        if (ratio < LEAST) {
            faint.add("%s %s on %s %s: %.2f".formatted(name, theme.get(name), ground, theme.get(ground), ratio));
        }
    }

    private static Map<String, String> colours(String block) {
        Map<String, String> colours = new HashMap<>();
        for (Matcher each = COLOUR.matcher(block); each.find(); ) {
            colours.put(each.group(1), each.group(2));
        }
        return colours;
    }

    private static double ratio(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        String hex = colour.length() == 4 ? colour.replaceAll("([0-9a-f])", "$1$1") : colour;
        return 0.2126 * linear(hex, 1) + 0.7152 * linear(hex, 3) + 0.0722 * linear(hex, 5);
    }

    private static double linear(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
