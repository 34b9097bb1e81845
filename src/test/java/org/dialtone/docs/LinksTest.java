package org.dialtone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README and pages refer to is there. */
class LinksTest {

    private static final int LONGEST_README = 200;
    private static final Path README = Path.of("README.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    /** A name in capitals is an event's or a setting's. */
    private static final Pattern TEST = Pattern.compile("`(?=\\w*[a-z])(\\w+(?:Test|IT))`");

    @Test
    void theReadmeIsShort() {
        int lines = Page.at(README).lines().size();
        assertTrue(lines < LONGEST_README, "README.md has " + lines + " lines: move what grew to a page");
    }

    @Test
    void theReadmeLeadsToEveryPage() {
        Set<Path> led = links(Page.at(README)).stream()
                .map(link -> Path.of(link.split("#", 2)[0]))
                .collect(Collectors.toSet());
        assertEquals(
                List.of(),
                Page.all().stream()
                        .map(Page::path)
                        .filter(page -> !led.contains(page))
                        .toList());
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertEquals(
                List.of(),
                pages().stream()
                        .flatMap(page -> links(page).stream()
                                .filter(link -> !isThere(page, link))
                                .map(link -> page.path() + ": " + link))
                        .toList());
    }

    @Test
    void everyTestThatAPageNamesExists() throws IOException {
        Set<String> named = new TreeSet<>();
        pages().forEach(page -> TEST.matcher(text(page)).results().forEach(found -> named.add(found.group(1))));
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Set<String> there = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertEquals(
                    List.of(),
                    named.stream()
                            .filter(test -> !there.contains(test + ".java"))
                            .toList());
        }
    }

    /** The box's certificate is of its own authority, which no machine knows. */
    @Test
    void everyCallToTheBoxTrustsItsAuthority() {
        assertEquals(
                List.of(),
                pages().stream()
                        .flatMap(page -> text(page)
                                .replaceAll("\\\\\n\\s*", "")
                                .lines()
                                .filter(line -> line.matches(".*\\bcurl .*https://(BOX|dialtone\\.local).*"))
                                .filter(line -> !line.contains("--cacert"))
                                .map(line -> page.path() + ": " + line))
                        .toList());
    }

    private static List<Page> pages() {
        List<Page> pages = new ArrayList<>(Page.all());
        pages.add(Page.at(README));
        pages.add(Page.at(Path.of("iso/README.md")));
        return pages;
    }

    private static List<String> links(Page page) {
        return LINK.matcher(text(page))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    private static boolean isThere(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path folder = page.path().toAbsolutePath().getParent();
        Path target =
                parts[0].isEmpty() ? page.path() : folder.resolve(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1 || anchors(Page.at(target)).contains(parts[1]));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Page page) {
        Set<String> anchors = new HashSet<>();
        page.lines().stream()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .forEach(heading ->
                        anchors.add(heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-')));
        ANCHOR.matcher(text(page)).results().forEach(found -> anchors.add(found.group(1)));
        return anchors;
    }

    private static String text(Page page) {
        return String.join("\n", page.lines());
    }
}
