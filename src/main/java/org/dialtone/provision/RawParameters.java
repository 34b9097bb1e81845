package org.dialtone.provision;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.phone.Features;
import org.dialtone.provision.Effective.Found;

/** Lets the vendor's own parameters win over those that a template writes for all phones. */
final class RawParameters {

    private final Features.Raw syntax;

    RawParameters(Features.Raw syntax) {
        this.syntax = syntax;
    }

    /** The file with these parameters in force; each is in it once. */
    String lay(String text, Map<String, Found> raw) {
        List<Map.Entry<String, Found>> taken = raw.entrySet().stream()
                .filter(each -> syntax.takes(each.getKey()))
                .toList();
        if (taken.isEmpty()) {
            return text;
        }
        if (!syntax.paths()) {
            return lastOfEach(text, taken.stream().map(Map.Entry::getKey).toList());
        }
        XmlLines lines = new XmlLines(text);
        taken.forEach(each -> lines.put(each.getKey(), each.getValue().value()));
        return lines.text();
    }

    private String lastOfEach(String text, List<String> keys) {
        String[] lines = text.split("\n", -1);
        Set<String> seen = new HashSet<>();
        for (int i = lines.length - 1; i >= 0; i--) {
            String line = lines[i].stripLeading();
            String key =
                    keys.stream().filter(each -> begins(line, each)).findFirst().orElse(null);
            if (key != null && !seen.add(key)) {
                lines[i] = null;
            }
        }
        return Arrays.stream(lines).filter(line -> line != null).collect(Collectors.joining("\n"));
    }

    private boolean begins(String line, String key) {
        int slash = key.lastIndexOf('/');
        String name = slash < 0 ? key : key.substring(0, slash);
        return syntax.heads().stream()
                .anyMatch(head -> line.startsWith(head.replace("{key}", key)
                        .replace("{name}", name)
                        .replace("{index}", slash < 0 ? "" : key.substring(slash + 1))));
    }
}
