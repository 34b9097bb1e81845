package org.dialtone.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.dialtone.site.file.YamlMap;

/** The scripts of all vendors, from {@code simulator/phones.yaml}. */
final class VendorScripts {

    private static final String RESOURCE = "/simulator/phones.yaml";

    private final Map<String, VendorScript> byKey = new LinkedHashMap<>();

    private VendorScripts(YamlMap vendors) {
        vendors.keys().forEach(key -> vendors.map(key).ifPresent(script -> byKey.put(key, script(key, script))));
    }

    static VendorScripts load() {
        try (InputStream text = VendorScripts.class.getResourceAsStream(RESOURCE)) {
            return YamlMap.read(new String(text.readAllBytes(), StandardCharsets.UTF_8), VendorScripts::fault)
                    .map(VendorScripts::new)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fault(int line, int column, String says) {
        throw new IllegalStateException(RESOURCE + ":" + line + ":" + column + ": " + says);
    }

    /** In the order of the file. */
    List<VendorScript> all() {
        return List.copyOf(byKey.values());
    }

    Optional<VendorScript> get(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Finds the vendor that owns the block of this address. */
    Optional<VendorScript> of(MacAddress mac) {
        return byKey.values().stream()
                .filter(script -> script.ouis().contains(mac.oui()))
                .findFirst();
    }

    private static VendorScript script(String key, YamlMap from) {
        return new VendorScript(
                key,
                from.texts("ouis").stream().map(Oui::of).toList(),
                from.maps("models").stream().map(VendorScripts::model).toList(),
                from.text("vendorClass", null),
                from.texts("requests").stream().map(Integer::valueOf).toList(),
                from.texts("sources"),
                from.pairs("macros"),
                VendorScript.Appends.valueOf(from.required("appends").toUpperCase(Locale.ROOT)),
                from.text("userAgent", null),
                from.texts("files"),
                from.has("includes") ? Pattern.compile(from.required("includes")) : null,
                from.text("sipAgent", null),
                from.maps("accounts").stream().flatMap(VendorScripts::lines).toList(),
                from.text("firmware", null));
    }

    private static VendorScript.Model model(YamlMap from) {
        return new VendorScript.Model(from.required("name"), from.text("code", null), from.required("firmware"));
    }

    /** An entry with {@code lines} stands for as many: {@code {n}} is the line's number. */
    private static Stream<AccountKeys> lines(YamlMap from) {
        return from.has("lines")
                ? from.texts("lines").stream().map(line -> keys(from, line))
                : Stream.of(keys(from, "1"));
    }

    private static AccountKeys keys(YamlMap from, String line) {
        Duration unit = from.text("unit", "seconds").equals("minutes") ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
        return new AccountKeys(
                paths(from, "user", line),
                paths(from, "authName", line),
                paths(from, "password", line),
                paths(from, "server", line),
                paths(from, "port", line),
                paths(from, "transport", line),
                from.pairs("transports"),
                paths(from, "expires", line),
                unit);
    }

    private static List<String> paths(YamlMap from, String key, String line) {
        return from.oneOrMore(key).stream()
                .map(path -> path.replace("{n}", line))
                .toList();
    }
}
