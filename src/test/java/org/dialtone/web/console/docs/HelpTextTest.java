package org.dialtone.web.console.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;

/** The documentation is read in the console, and its links lead where they should. */
class HelpTextTest {

    private static final Path DOCS = Path.of("src/docs");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates/console");
    private static final Pattern LINK = Pattern.compile("href=\"/console/help/([a-z-]+)(?:#([^\"]*))?\"");
    private static final Pattern TOPIC = Pattern.compile("\\{#help}/([a-z-]+)(?:#([^{]*))?\\{/help}");

    private static Map<String, HelpText> pages() throws IOException {
        Map<String, HelpText> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(DOCS)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".md")).toList()) {
                pages.put(file.getFileName().toString().replace(".md", ""), HelpText.of(Files.readString(file)));
            }
        }
        return pages;
    }

    @Test
    void everyPageIsListedAndHasATitle() throws IOException {
        Map<String, HelpText> pages = pages();
        assertEquals(
                new TreeSet<>(HelpTopics.TOPICS.values().stream()
                        .flatMap(List::stream)
                        .toList()),
                pages.keySet());
        pages.forEach((name, page) -> assertFalse(page.title().isBlank(), name));
    }

    @Test
    void everyTopicHasATitle() {
        HelpTopics.TOPICS
                .keySet()
                .forEach(topic ->
                        assertTrue(Words.english().find("help." + topic).isPresent(), topic));
    }

    @Test
    void everyLinkLeadsToAPageAndItsHeading() throws IOException {
        Map<String, HelpText> pages = pages();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, HelpText> page : pages.entrySet()) {
            wrong.addAll(wrong(page.getKey(), page.getValue().html(), LINK, pages));
        }
        try (Stream<Path> templates = Files.walk(TEMPLATES)) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                wrong.addAll(wrong(template.getFileName().toString(), Files.readString(template), TOPIC, pages));
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static List<String> wrong(String where, String text, Pattern link, Map<String, HelpText> pages) {
        return link.matcher(text)
                .results()
                .filter(found -> !leads(found, pages))
                .map(found -> where + ": " + found.group())
                .toList();
    }

    private static boolean leads(MatchResult link, Map<String, HelpText> pages) {
        HelpText page = pages.get(link.group(1));
        return page != null && (link.group(2) == null || page.html().contains("id=\"" + link.group(2) + "\""));
    }

    @Test
    void textTablesAndCodeAreShown() {
        HelpText page = HelpText.of(
                "# A `title`\n\nSee [there](phones.md#keys), [not](../../README.md).\n\n| a | b |\n|---|---|\n| 1 | <2 |\n\n    code\n");
        assertEquals("A \"title\"", page.title());
        assertEquals("""
                <h1 id="a-title">A <code>title</code></h1>
                <p>See <a href="/console/help/phones#keys">there</a>, <a>not</a>.</p>
                <div class="sheet" tabindex="0"><table>
                <thead>
                <tr>
                <th>a</th>
                <th>b</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>1</td>
                <td>&lt;2</td>
                </tr>
                </tbody>
                </table></div>
                <pre tabindex="0"><code>code
                </code></pre>
                """, page.html());
    }
}
