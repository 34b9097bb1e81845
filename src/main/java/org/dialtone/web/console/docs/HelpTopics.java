package org.dialtone.web.console.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of the documentation, as they came with the program: help needs no network. */
final class HelpTopics {

    /** Not this class's own: Quarkus indexes a folder that the build copies resources to, and would find its classes twice. */
    private static final String FOLDER = "/org/dialtone/web/console/help/";

    /** The pages by what a reader wants to do, a key of the words. */
    static final Map<String, List<String>> TOPICS = topics();

    static final List<String> FILES = List.of("dialtone-dashboard.json", "dialtone-alerts.yaml");

    private HelpTopics() {}

    private static Map<String, List<String>> topics() {
        Map<String, List<String>> topics = new LinkedHashMap<>();
        topics.put("trouble", List.of("troubleshooting", "registrations-and-calls", "events"));
        topics.put(
                "phones",
                List.of("phones", "keys", "unknown-phones", "who-gets-a-file", "firmware", "packs", "external-pbx"));
        topics.put("network", List.of("serve-a-lan", "beside-another-dhcp-server", "options"));
        topics.put("site", List.of("site-file", "history"));
        topics.put(
                "box",
                List.of(
                        "backup",
                        "postgresql",
                        "cluster",
                        "operators-and-audit",
                        "appliance",
                        "container",
                        "debian",
                        "settings"));
        topics.put("programs", List.of("api", "commands", "monitoring"));
        topics.put("made", List.of("performance", "deviations", "developing"));
        return topics;
    }

    /** The text of a page; empty where there is none of this name. */
    static Optional<String> text(String name) {
        return TOPICS.values().stream()
                .flatMap(List::stream)
                .filter(name::equals)
                .findFirst()
                .map(HelpTopics::read);
    }

    /** What a page gives to take along; empty where there is no such file. */
    static Optional<String> file(String name) {
        return FILES.stream().filter(name::equals).findFirst().map(HelpTopics::load);
    }

    private static String read(String name) {
        return load(name + ".md");
    }

    private static String load(String file) {
        try (InputStream page = HelpTopics.class.getResourceAsStream(FOLDER + file)) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
