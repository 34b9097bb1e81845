import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Writes files about the program's parts beside it; Maven runs it after packaging. Usage:
 * {@code Provenance TARGET TIMESTAMP JARS}, with Jackson on the class path and JARS a folder below TARGET. Leaves in
 * TARGET: {@code dialtone.cdx.json} with the timestamp given, {@code licences/} (the texts in the jars, each once, and
 * {@code INDEX.txt}), both also in {@code quarkus-app/}, and {@code SHA256SUMS}.
 */
final class Provenance {

    private static final Pattern TEXT = Pattern.compile(
            "(?i)(?:.*/)?(?:[^/]+[-_])?(?:licen[sc]e|notice|copying|copyright)(?:[-._][^/]*)?(?<!\\.(?:class|scss|js))");
    private static final Pattern TIMESTAMP = Pattern.compile("(\"timestamp\"\\s*:\\s*\")[^\"]+");
    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");
    private static final Pattern SECONDS = Pattern.compile("\\d+");

    private final Path target;
    private final Path licences;
    private final Path jars;
    /** Names of the texts by their content: many jars carry the same one. */
    private final Map<String, String> texts = new TreeMap<>();

    private Provenance(Path target, Path jars) {
        this.target = target;
        this.jars = jars;
        this.licences = target.resolve("licences");
    }

    public static void main(String... arguments) throws IOException {
        Provenance provenance =
                new Provenance(Path.of(arguments[0]), Path.of(arguments[0]).resolve(arguments[2]));
        provenance.date(arguments[1]);
        provenance.collect();
        provenance.copy();
        provenance.sum();
    }

    private Path sbom() {
        return target.resolve("dialtone.cdx.json");
    }

    /** Replaces the one value that would differ from build to build. */
    private void date(String timestamp) throws IOException {
        Instant at = SECONDS.matcher(timestamp).matches()
                ? Instant.ofEpochSecond(Long.parseLong(timestamp))
                : Instant.parse(timestamp);
        Files.writeString(sbom(), TIMESTAMP.matcher(Files.readString(sbom())).replaceFirst("$1" + at));
    }

    private void collect() throws IOException {
        delete(licences);
        Files.createDirectories(licences);
        Map<String, JsonNode> components = components();
        List<String> index = new ArrayList<>(List.of(
                "What Dialtone holds, under which licence, and the texts that each part came with. Dialtone itself:"
                        + " Apache-2.0, LICENSE.",
                ""));
        Files.copy(Path.of("LICENSE"), licences.resolve("LICENSE"));
        for (Path jar : jars()) {
            index.add(line(jar, components));
        }
        Files.write(licences.resolve("INDEX.txt"), index);
    }

    private String line(Path jar, Map<String, JsonNode> components) throws IOException {
        // Quarkus gives these names to jars from which it removes something for a native image.
        String name =
                jar.getFileName().toString().replaceFirst("^modified-", "").replaceFirst("\\.jar$", "");
        JsonNode component = components.get(name);
        if (component == null) {
            throw new IOException(jar + " is not in " + sbom());
        }
        String licence = licences(component);
        List<String> found = texts(name, jar);
        return name + ": " + licence + "; " + (found.isEmpty() ? "its jar holds no text" : String.join(", ", found));
    }

    /**
     * Components by the names that Quarkus gives the jars: group.name-version, and the classifier where there is one.
     */
    private Map<String, JsonNode> components() throws IOException {
        return StreamSupport.stream(
                        new ObjectMapper()
                                .readTree(sbom().toFile())
                                .path("components")
                                .spliterator(),
                        false)
                .collect(Collectors.toMap(Provenance::jarName, component -> component, (one, _) -> one));
    }

    private static String jarName(JsonNode component) {
        Matcher classifier = CLASSIFIER.matcher(component.path("purl").asText());
        return component.path("group").asText() + "." + component.path("name").asText() + "-"
                + component.path("version").asText() + (classifier.find() ? "-" + classifier.group(1) : "");
    }

    private static String licences(JsonNode component) throws IOException {
        List<String> names = StreamSupport.stream(component.path("licenses").spliterator(), false)
                .map(each -> each.path("license"))
                .map(each -> each.hasNonNull("id")
                        ? each.path("id").asText()
                        : each.path("name").asText()
                                + (each.hasNonNull("url")
                                        ? " <" + each.path("url").asText() + ">"
                                        : ""))
                .toList();
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            throw new IOException(component.path("purl").asText()
                    + " has no licence in its pom: find it out, or leave the dependency");
        }
        return String.join(" or ", names);
    }

    private List<Path> jars() throws IOException {
        return files(jars).stream()
                .filter(each -> each.toString().endsWith(".jar"))
                .sorted(Comparator.comparing(Path::getFileName))
                .toList();
    }

    private List<String> texts(String name, Path jar) throws IOException {
        List<String> found = new ArrayList<>();
        try (JarFile opened = new JarFile(jar.toFile())) {
            for (JarEntry entry : opened.stream()
                    .filter(each ->
                            !each.isDirectory() && TEXT.matcher(each.getName()).matches())
                    .sorted(Comparator.comparing(JarEntry::getName))
                    .toList()) {
                try (InputStream in = opened.getInputStream(entry)) {
                    found.add(kept(name, entry.getName(), in.readAllBytes()));
                }
            }
        }
        return found.stream().distinct().toList();
    }

    private String kept(String jar, String entry, byte[] text) throws IOException {
        String digest = digest(text);
        if (!texts.containsKey(digest)) {
            String name = jar + "." + entry.substring(entry.lastIndexOf('/') + 1);
            while (texts.containsValue(name)) {
                name += "-too";
            }
            Files.write(licences.resolve(name), text);
            texts.put(digest, name);
        }
        return texts.get(digest);
    }

    private void copy() throws IOException {
        Path app = target.resolve("quarkus-app");
        if (!Files.isDirectory(app)) {
            return;
        }
        Files.copy(sbom(), app.resolve("dialtone.cdx.json"), StandardCopyOption.REPLACE_EXISTING);
        delete(app.resolve("licences"));
        Files.createDirectories(app.resolve("licences"));
        for (Path text : files(licences)) {
            Files.copy(text, app.resolve("licences").resolve(text.getFileName()));
        }
    }

    /** Checksums of a release's files, for {@code sha256sum -c} in the target folder. */
    private void sum() throws IOException {
        List<Path> parts = Stream.of("dialtone", "dialtone.cdx.json", "licences", "quarkus-app")
                .map(target::resolve)
                .filter(Files::exists)
                .toList();
        List<String> lines = new ArrayList<>();
        for (Path part : parts) {
            for (Path file : files(part)) {
                lines.add(digest(Files.readAllBytes(file)) + "  " + target.relativize(file));
            }
        }
        Files.write(target.resolve("SHA256SUMS"), lines, StandardCharsets.UTF_8);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path file : files(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
