package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        String declared = settings().getProperty("quarkus.native.resources.includes")
                + Files.readString(
                        RESOURCES.resolve("META-INF/native-image/org.dialtone/packs/reachability-metadata.json"));
        assertEquals(
                Set.of(),
                READERS.values().stream()
                        .filter(each -> !declared.contains(each))
                        .collect(Collectors.toSet()));
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
