package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dialtone.provision.SampleViews;
import org.junit.jupiter.api.Test;

/** {@code src/docs/packs.md} must name all of this, because operators write packs by it. */
class PackDocumentTest {

    private static final Set<String> OUTSIDE = Set.of("zone", "names");

    @Test
    void namesEveryKeyThatATemplateSees() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String vendor : List.of("yealink", "grandstream", "htek")) {
            SampleViews.of(installed().packs().get(vendor).orElseThrow()).forEach(view -> collect(view, keys));
        }
        assertEquals(Set.of(), missing(keys));
    }

    @Test
    void namesEveryKeyOfAPack() throws IOException {
        List<PackFault> faults = new ArrayList<>();
        PackReader.read(
                PackSource.of(
                        "acme",
                        Map.of(
                                "pack.yaml",
                                "nam: x\nfiles: [{nam: x}]\nvlan: {nam: x}\ndialPlan: {nam: x}\nraw: {nam: x}\nquirks: [{nam: x}]\nfirmware: {avoid: [{nam: x}], via: [{nam: x}], nam: x}\n")),
                "acme",
                PackReader.Trial.NOW,
                faults);
        Set<String> keys = new TreeSet<>();
        faults.stream()
                .map(PackFault::says)
                .filter(says -> says.startsWith("unknown key"))
                .forEach(says -> keys.addAll(List.of(says.substring(says.indexOf("(known: ") + 8, says.length() - 1)
                        .split(", "))));
        assertEquals(
                9,
                faults.stream()
                        .filter(fault -> fault.says().startsWith("unknown key"))
                        .count());
        assertEquals(Set.of(), missing(keys));
    }

    private static InstalledPacks installed() {
        InstalledPacks installed = new InstalledPacks(Path.of("there-is-no-such-folder"));
        installed.load();
        return installed;
    }

    private static Set<String> missing(Set<String> keys) throws IOException {
        String text = Files.readString(Path.of("src/docs/packs.md"));
        Set<String> missing = new TreeSet<>(keys);
        missing.removeIf(key -> text.contains("`" + key + "`"));
        return missing;
    }

    private static void collect(Object value, Set<String> keys) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                keys.add(key.toString());
                if (!OUTSIDE.contains(key.toString())) {
                    collect(inner, keys);
                }
            });
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> collect(inner, keys));
        }
    }
}
