package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A native image holds only declared resources: code that reads a new resource declares it, and this test names it. */
class ResourcesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Map<String, String> READERS = Map.of(
            "Release",
            "build.properties",
            "VendorScripts",
            "simulator/phones.yaml",
            "DemoApplication",
            "demo-site.yaml",
            "BuiltInPacks",
            "packs/**",
            "HelpTopics",
            "org/dialtone/web/console/help/*",
            "SiteSchema",
            "db/site/*",
            "PageAssets",
            "META-INF/resources/console/assets/*",
            "Catalogue",
            "org/dialtone/journal/events*.properties,org/dialtone/site/model/flaws*.properties,"
                    + "org/dialtone/app/recipes*.properties,org/dialtone/app/said*.properties,"
                    + "org/dialtone/web/console/forms/words*.properties");

    /**
     * Templates, migrations, configuration, and services: Quarkus finds those of Config, {@code NativeTransportTest} looks
     * at the other one.
     */
    private static final Pattern TAKEN_BY_QUARKUS =
            Pattern.compile("templates/.*|db/migration/.*|application\\.properties"
                    + "|META-INF/(?:native-image/.*|services/(?:io\\.smallrye\\.config\\.ConfigSourceFactory"
                    + "|io\\.vertx\\.core\\.spi\\.transport\\.Transport))");

    @Test
    void everyResourceThatIsReadIsDeclared() throws IOException {
        Set<String> readers = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.dialtone").stream()
                        .filter(each -> each.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getName().startsWith("getResource")
                                        && (call.getTargetOwner().isEquivalentTo(Class.class)
                                                || call.getTargetOwner().isAssignableTo(ClassLoader.class))))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
        assertEquals(new TreeMap<>(READERS).navigableKeySet(), readers);
        List<String> declared = declared();
        assertEquals(
                Set.of(),
                READERS.values().stream()
                        .flatMap(each -> Stream.of(each.split(",")))
                        .filter(each -> !declared.contains(each))
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyResourceIsDeclaredOrQuarkusTakesIt() throws IOException {
        List<PathMatcher> declared = declared().stream()
                .map(each -> FileSystems.getDefault().getPathMatcher("glob:" + each))
                .toList();
        List<String> resources = ClassPathFiles.names().stream()
                .filter(name -> !name.endsWith(".class"))
                .toList();
        assertTrue(resources.contains("org/dialtone/app/said_de.properties"), resources::toString);
        assertEquals(
                List.of(),
                resources.stream()
                        .filter(name -> !TAKEN_BY_QUARKUS.matcher(name).matches())
                        .filter(name -> declared.stream().noneMatch(each -> each.matches(Path.of(name))))
                        .toList());
    }

    /** Such as a script of a library's, whose path has its version. */
    @Test
    void everyDeclaredResourceIsThere() throws IOException {
        ClassLoader loader = ResourcesTest.class.getClassLoader();
        List<String> own = ClassPathFiles.names();
        assertEquals(
                List.of(),
                declared().stream()
                        .filter(each -> loader.getResource(each) == null)
                        .filter(each -> own.stream()
                                .noneMatch(name -> FileSystems.getDefault()
                                        .getPathMatcher("glob:" + each)
                                        .matches(Path.of(name))))
                        .toList());
    }

    private static List<String> declared() throws IOException {
        List<String> declared = new ArrayList<>(List.of(
                settings().getProperty("quarkus.native.resources.includes").split(",")));
        new ObjectMapper()
                .readTree(RESOURCES
                        .resolve("META-INF/native-image/org.dialtone/packs/reachability-metadata.json")
                        .toFile())
                .path("resources")
                .forEach(each -> declared.add(each.path("glob").asText()));
        return declared;
    }

    @Test
    void tlsIsInTheImage() throws IOException {
        assertEquals("true", settings().getProperty("quarkus.ssl.native"));
        assertNotNull(settings().getProperty("quarkus.native.march"));
    }

    private static Properties settings() throws IOException {
        try (Reader in = Files.newBufferedReader(RESOURCES.resolve("application.properties"))) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        }
    }
}
