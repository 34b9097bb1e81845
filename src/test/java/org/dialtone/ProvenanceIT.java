package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files beside the packaged program list all of its parts, the licence of each part, and the checksum of each file. */
class ProvenanceIT {

    private static final Path TARGET = Path.of("target");
    private static final Path APP = TARGET.resolve("quarkus-app");

    @Test
    void everyJarIsAComponentWithALicence() throws IOException {
        Map<String, JsonNode> bySum = new TreeMap<>();
        new ObjectMapper()
                .readTree(APP.resolve("dialtone.cdx.json").toFile())
                .path("components")
                .forEach(component -> component
                        .path("hashes")
                        .forEach(hash -> bySum.put(hash.path("content").asText(), component)));
        List<Path> jars = files(APP.resolve("lib"));
        assertTrue(jars.size() > 100, jars::toString);
        assertEquals(
                List.of(),
                jars.stream().filter(jar -> !licensed(bySum.get(sum(jar)))).toList());
    }

    private static boolean licensed(JsonNode component) {
        JsonNode licence =
                component == null ? null : component.path("licenses").path(0).path("license");
        return licence != null
                && !(licence.path("id").asText() + licence.path("name").asText()).isBlank();
    }

    @Test
    void theIndexNamesEachJarAndTheTextsThatAreThere() throws IOException {
        List<String> lines = Files.readAllLines(APP.resolve("licences/INDEX.txt"));
        assertEquals(
                files(APP.resolve("lib")).stream()
                        .map(jar -> jar.getFileName().toString().replace(".jar", ""))
                        .sorted()
                        .toList(),
                lines.stream()
                        .skip(2)
                        .map(line -> line.substring(0, line.indexOf(": ")))
                        .toList());
        assertEquals(
                List.of(),
                lines.stream()
                        .skip(2)
                        .map(line -> line.substring(line.indexOf("; ") + 2))
                        .filter(texts -> !texts.equals("its jar holds no text"))
                        .flatMap(texts -> Stream.of(texts.split(", ")))
                        .filter(text -> !Files.exists(APP.resolve("licences").resolve(text)))
                        .toList());
        assertTrue(Files.exists(APP.resolve("licences/LICENSE")));
    }

    @Test
    void everyFileHasItsSum() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        Files.readAllLines(TARGET.resolve("SHA256SUMS"))
                .forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
        assertEquals(
                List.of(),
                files(APP).stream()
                        .filter(file -> !sum(file)
                                .equals(sums.get(TARGET.relativize(file).toString())))
                        .toList());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String sum(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
