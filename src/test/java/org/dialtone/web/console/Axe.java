package org.dialtone.web.console;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Asks axe-core what of a page keeps somebody with a screen reader, a keyboard or weak eyes from using it. */
final class Axe {

    private static final String SCRIPT = script();

    /** One line for each finding that is serious or worse: its rule and the elements. */
    private static final String ASK = """
            async () => (await axe.run(document, {resultTypes: ['violations'], iframes: false})).violations
              .filter(found => ['serious', 'critical'].includes(found.impact))
              .map(found => found.id + ' ' + found.nodes.map(node => node.target.join(' ')).join(', '))
            """;

    private Axe() {}

    /** @throws com.microsoft.playwright.PlaywrightException where the script doesn't run */
    @SuppressWarnings("unchecked")
    static List<String> findings(Page page) {
        page.evaluate(SCRIPT);
        return (List<String>) page.evaluate(ASK);
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
