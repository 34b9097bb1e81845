package org.dialtone.lab;

import java.util.ArrayList;
import java.util.List;

/** The site file of a lab: most labs have the same site but for a few words, and a test names those few. */
final class LabSite {

    private String timezone = "Europe/Athens";
    private final List<String> provisioning = new ArrayList<>();
    private final List<String> dhcp = new ArrayList<>();
    private final List<String> scopes = new ArrayList<>();
    private final List<String> extensions = new ArrayList<>();
    private final List<String> phones = new ArrayList<>();
    private final List<String> more = new ArrayList<>();

    private LabSite() {}

    /** A box that serves these interfaces, by scopes that follow. */
    static LabSite on(String... interfaces) {
        return new LabSite().dhcp("interfaces: [" + String.join(", ", interfaces) + "]");
    }

    /** A box that serves 200 phones on its link. */
    static LabSite voice() {
        return voice("pools: [10.66.1.1-10.66.1.200], leaseTime: 10m");
    }

    static LabSite voice(String scope) {
        return on("voice0").scope("voice", "10.66.0.0/16", scope);
    }

    /** A box that only listens on its link, where another server gives the addresses. */
    static LabSite listening() {
        return on("voice0").dhcp("mode: listen");
    }

    LabSite timezone(String name) {
        timezone = name;
        return this;
    }

    LabSite token(String token) {
        return provisioning("token: " + token);
    }

    LabSite provisioning(String... keys) {
        provisioning.addAll(List.of(keys));
        return this;
    }

    LabSite dhcp(String... lines) {
        dhcp.addAll(List.of(lines));
        return this;
    }

    LabSite scope(String name, String subnet, String... keys) {
        scopes.add(item("name: " + name + ", subnet: " + subnet, keys));
        return this;
    }

    LabSite extension(String number, String name, String... keys) {
        extensions.add(item("number: \"" + number + "\", name: " + name, keys));
        return this;
    }

    /** A Yealink phone with one line. */
    LabSite phone(String mac, String line, String... keys) {
        phones.add(item("mac: \"" + mac + "\", vendor: yealink, lines: [\"" + line + "\"]", keys));
        return this;
    }

    /** Lines as they stand in the file. */
    LabSite with(String... lines) {
        more.addAll(List.of(lines));
        return this;
    }

    String yaml() {
        List<String> lines = new ArrayList<>(List.of("dialtone: 1", "site: {name: Lab, timezone: " + timezone + "}"));
        if (!provisioning.isEmpty()) {
            lines.add("provisioning: {" + String.join(", ", provisioning) + "}");
        }
        lines.add("dhcp:");
        dhcp.forEach(line -> lines.add("  " + line));
        section(lines, "  scopes:", scopes);
        section(lines, "extensions:", extensions);
        section(lines, "phones:", phones);
        lines.addAll(more);
        return String.join("\n", lines) + "\n";
    }

    private static void section(List<String> lines, String key, List<String> items) {
        if (!items.isEmpty()) {
            String indent = key.startsWith(" ") ? "    " : "  ";
            lines.add(key);
            items.forEach(item -> lines.add(indent + item));
        }
    }

    private static String item(String first, String... keys) {
        return "- {" + first + (keys.length == 0 ? "" : ", " + String.join(", ", keys)) + "}";
    }
}
