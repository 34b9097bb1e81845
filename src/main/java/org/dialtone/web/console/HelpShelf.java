package org.dialtone.web.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of the documentation, as they came with the program: help needs no network. */
final class HelpShelf {

    /** The pages by what a reader wants to do. */
    static final Map<String, List<String>> TOPICS = topics();

    private HelpShelf() {}

    private static Map<String, List<String>> topics() {
        Map<String, List<String>> topics = new LinkedHashMap<>();
        topics.put("Something is wrong", List.of("troubleshooting", "registrations-and-calls", "events"));
        topics.put(
                "Phones", List.of("phones", "unknown-phones", "who-gets-a-file", "firmware", "packs", "external-pbx"));
        topics.put("Network", List.of("serve-a-lan", "beside-another-dhcp-server", "options"));
        topics.put("Site", List.of("site-file", "history"));
        topics.put("The box", List.of("backup", "operators-and-audit", "appliance", "container", "debian", "settings"));
        topics.put("For programs", List.of("api", "commands"));
        topics.put("How it is made", List.of("performance", "deviations", "developing"));
        return topics;
    }

    /** The text of a page; empty where there is none of this name. */
    static Optional<String> text(String name) {
        return TOPICS.values().stream()
                .flatMap(List::stream)
                .filter(name::equals)
                .findFirst()
                .map(HelpShelf::read);
    }

    private static String read(String name) {
        try (InputStream page = HelpShelf.class.getResourceAsStream("help/" + name + ".md")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
