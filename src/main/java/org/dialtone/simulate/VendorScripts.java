package org.dialtone.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The scripts of all vendors, from {@code simulator/phones.yaml}. */
final class VendorScripts {

    private static final String RESOURCE = "/simulator/phones.yaml";

    private final Map<String, VendorScript> byKey = new LinkedHashMap<>();

    VendorScripts(Map<String, Object> vendors) {
        vendors.forEach((key, script) -> byKey.put(key, script(key, map(script))));
    }

    static VendorScripts load() {
        try (InputStream text = VendorScripts.class.getResourceAsStream(RESOURCE)) {
            return new VendorScripts(
                    map(new Load(LoadSettings.builder().setLabel(RESOURCE).build()).loadFromInputStream(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of the file. */
    List<VendorScript> all() {
        return List.copyOf(byKey.values());
    }

    Optional<VendorScript> get(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The vendor one of whose blocks of addresses this one lies in. */
    Optional<VendorScript> of(MacAddress mac) {
        return byKey.values().stream()
                .filter(script -> script.ouis().contains(mac.oui()))
                .findFirst();
    }

    private static VendorScript script(String key, Map<String, Object> from) {
        return new VendorScript(
                key,
                texts(from, "ouis").stream().map(Oui::of).toList(),
                list(from, "models").stream()
                        .map(VendorScripts::map)
                        .map(model -> new VendorScript.Model(
                                text(model, "name"), text(model, "code"), text(model, "firmware")))
                        .toList(),
                text(from, "vendorClass"),
                list(from, "requests").stream().map(Integer.class::cast).toList(),
                texts(from, "sources"),
                textMap(from, "macros"),
                VendorScript.Appends.valueOf(text(from, "appends").toUpperCase(Locale.ROOT)),
                text(from, "userAgent"),
                texts(from, "files"),
                Optional.ofNullable(text(from, "includes"))
                        .map(Pattern::compile)
                        .orElse(null),
                text(from, "sipAgent"),
                list(from, "accounts").stream()
                        .map(VendorScripts::map)
                        .flatMap(VendorScripts::lines)
                        .toList());
    }

    /** An entry with {@code lines} stands for as many: {@code {n}} is the line's number. */
    private static Stream<AccountKeys> lines(Map<String, Object> from) {
        List<String> lines = texts(from, "lines");
        return lines.isEmpty() ? Stream.of(keys(from, "1")) : lines.stream().map(line -> keys(from, line));
    }

    private static AccountKeys keys(Map<String, Object> from, String line) {
        Duration unit = "minutes".equals(text(from, "unit")) ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
        return new AccountKeys(
                paths(from, "user", line),
                paths(from, "authName", line),
                paths(from, "password", line),
                paths(from, "server", line),
                paths(from, "port", line),
                paths(from, "transport", line),
                textMap(from, "transports"),
                paths(from, "expires", line),
                unit);
    }

    private static List<String> paths(Map<String, Object> from, String key, String line) {
        return texts(from, key).stream().map(path -> path.replace("{n}", line)).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static List<?> list(Map<String, Object> from, String key) {
        return from.get(key) instanceof List<?> many
                ? many
                : Optional.ofNullable(from.get(key)).map(List::of).orElse(List.of());
    }

    private static List<String> texts(Map<String, Object> from, String key) {
        return list(from, key).stream().map(String::valueOf).toList();
    }

    private static Map<String, String> textMap(Map<String, Object> from, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (from.get(key) instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        }
        return texts;
    }

    private static String text(Map<String, Object> from, String key) {
        return Optional.ofNullable(from.get(key)).map(String::valueOf).orElse(null);
    }
}
