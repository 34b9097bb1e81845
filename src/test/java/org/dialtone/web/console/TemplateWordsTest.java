package org.dialtone.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;

/** All words of the console are in the catalogue: none stands in a template or in a script. */
class TemplateWordsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates/console");
    private static final Path CODE = Path.of("src/main/java/org/dialtone/web/console");

    /** Names and units that every language writes alike, and examples of what is typed. */
    private static final Pattern NO_WORD =
            Pattern.compile("Dialtone|DHCP|MAC|SHA-256|KiB|CSV|00:15:65:aa:bb:cc|prometheus|number,name,password,\\S*");

    /** Whatever isn't read: declarations, sections, expressions, and what stands in tags but for the texts in them. */
    private static final Pattern UNREAD = Pattern.compile(
            "\\{#(help|at[A-Z]\\w*)}.*?\\{/\\1}|<code>[^<]*</code>|<kbd[^<]*</kbd>|<!--.*?-->|\\{[^}]*}",
            Pattern.DOTALL);

    private static final Pattern SPOKEN =
            Pattern.compile(" (?:title|aria-label|placeholder|alt|data-label|data-confirm|data-say-\\w+)=\"([^\"]*)\"");
    private static final Pattern CALL = Pattern.compile(
            "(?:page|words)\\.(say|count|countHtml|html)\\('([\\w.-]+)'((?:,(?:[^()]|\\([^()]*\\))*)?)\\)");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern KEY = Pattern.compile(
            "\\b(?:words|words\\(\\)|page|frames)\\s*\\.(?:say|count|countHtml|html|missing|find)\\(\\s*[\"']([a-z]\\w*(?:\\.[\\w-]+)+)[\"']");

    @Test
    void noTemplateHoldsWords() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : files(TEMPLATES)) {
            for (String text : texts(Files.readString(file))) {
                String rest = NO_WORD.matcher(text).replaceAll("").strip();
                if (rest.matches("(?s).*\\p{L}.*")) {
                    found.add(file.getFileName() + ": " + rest);
                }
            }
        }
        assertEquals(Set.of(), found);
    }

    @Test
    void aWordInATemplateIsFound() {
        assertEquals(
                List.of("Press", "Go on", "Really?"),
                texts("{#if a}<p class=\"x\" data-confirm=\"Really?\">{page.say('a.b')}Press {/if}</p><a"
                                + " href=\"/x\">Go on</a>")
                        .stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    @Test
    void eachKeyThatATemplateOrAClassNamesIsInTheCatalogue() throws IOException {
        Words words = Words.english();
        Set<String> missing = new TreeSet<>();
        int keys = 0;
        for (Path file :
                Stream.concat(files(TEMPLATES).stream(), files(CODE).stream()).toList()) {
            for (MatchResult found :
                    KEY.matcher(Files.readString(file)).results().toList()) {
                String key = found.group(1);
                keys++;
                if (words.find(key).isEmpty() && words.find(key + ".one").isEmpty()) {
                    missing.add(file.getFileName() + ": " + key);
                }
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue(keys > 800, keys + " keys");
    }

    /** A text with HTML is shown as such, any other is escaped; scripts fill the places of their texts themselves. */
    @Test
    void eachTextIsGivenItsValuesAndShownAsWhatItIs() throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (Path file : files(TEMPLATES)) {
            for (MatchResult call :
                    CALL.matcher(Files.readString(file)).results().toList()) {
                boolean counts = call.group(1).startsWith("count");
                String text = text(call.group(2), counts);
                long given = call.group(3).chars().filter(each -> each == ',').count();
                boolean html = call.group(1).toLowerCase(Locale.ROOT).endsWith("html");
                boolean filledLater = given == 0 && call.group(2).matches("js\\..*|phones\\.resyncTheSelected");
                if (given != places(text) && !filledLater || html != text.contains("<")) {
                    wrong.add(file.getFileName() + ": " + call.group() + " for: " + text);
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    private static String text(String key, boolean counts) {
        return Words.english().find(counts ? key + ".many" : key).orElseThrow();
    }

    private static int places(String text) {
        return (int)
                PLACE.matcher(text).results().map(MatchResult::group).distinct().count();
    }

    private static List<String> texts(String template) {
        String read = UNREAD.matcher(template).replaceAll("");
        List<String> texts = new ArrayList<>(List.of(TAG.split(read)));
        SPOKEN.matcher(read).results().map(found -> found.group(1)).forEach(texts::add);
        return texts;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
    }
}
