package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A library's C code finds classes by name, and a native image lacks them unless the build declares them. Without the
 * declaration the image fails only when the C code looks the class up, which for an exception is the day when something
 * goes wrong.
 */
class NativeLibrariesTest {

    private static final Pattern LIBRARY = Pattern.compile("(?!com/code_intelligence/).*\\.so");
    /** FindClass takes the name with slashes; in the library's file two NULs enclose it. */
    private static final Pattern NAME = Pattern.compile("(?<=\0)[a-z]\\w*(?:/[A-Za-z]\\w*)*/[A-Z][\\w$]*(?=\0)");

    private static final Pattern METADATA =
            Pattern.compile("META-INF/native-image/.*/(?:reachability-metadata|jni-config|resource-config)\\.json");
    private static final String OWN = "/META-INF/native-image/org.dialtone/transport/reachability-metadata.json";
    /** A class that declares in code what its library needs, because there is no configuration file. */
    private static final Pattern FEATURE =
            Pattern.compile("META-INF/versions/\\d+/org/sqlite/nativeimage/SqliteJdbcFeature\\.class");
    /** SQLite's C code reads the text of thrown objects of this class and makes none: Java throws them. */
    private static final Set<String> NEVER_MADE = Set.of("java.lang.Throwable");

    /** The classes that each library looks up, by library. */
    private static final Map<String, Set<String>> WANTED = new TreeMap<>();
    /** The parameters of the constructors that C code may call, by class. */
    private static final Map<String, Set<List<String>>> DECLARED = new HashMap<>();

    private static final Set<String> BY_FEATURE = new HashSet<>();
    /** The resources that an image includes. */
    private static final List<Pattern> RESOURCES = new ArrayList<>();

    @BeforeAll
    static void readThemAll() throws IOException {
        ClassLoader loader = NativeLibrariesTest.class.getClassLoader();
        for (URL manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
            String path = manifest.getPath();
            if (manifest.getProtocol().equals("jar")) {
                read(URL.of(URI.create(path.substring(0, path.lastIndexOf('!'))), null)
                        .getPath());
            }
        }
        try (InputStream in = NativeLibrariesTest.class.getResourceAsStream(OWN)) {
            declare(in.readAllBytes());
        }
    }

    @Test
    void bothLibrariesWereRead() {
        assertTrue(
                wanted().containsAll(Set.of(
                        "io.netty.channel.ChannelException", "java.io.IOException", "org.sqlite.core.NativeDB")),
                WANTED::toString);
    }

    /** Netty and SQLite have a library for each machine, and what is declared for one counts for the other. */
    @ParameterizedTest
    @CsvSource({
        "META-INF/native/libnetty_transport_native_epoll_%s.so, x86_64, aarch_64",
        "org/sqlite/native/Linux/%s/libsqlitejdbc.so, x86_64, aarch64"
    })
    void bothMachinesLibrariesLookUpTheSameClasses(String library, String one, String other) {
        Set<String> classes = WANTED.get(library.formatted(one));
        assertTrue(classes != null && classes.size() > 2, WANTED::toString);
        assertEquals(classes, WANTED.get(library.formatted(other)));
    }

    /** Where a library isn't unpacked beside the program, the image has it as a resource. */
    @ParameterizedTest
    @ValueSource(strings = {"x86_64", "aarch_64"})
    void eitherMachinesImageHoldsNettysLibrary(String machine) {
        String name = "META-INF/native/libnetty_transport_native_epoll_" + machine + ".so";
        assertTrue(RESOURCES.stream().anyMatch(pattern -> pattern.matcher(name).matches()), RESOURCES::toString);
    }

    @Test
    void everyClassThatALibraryLooksUpIsDeclared() {
        assertEquals(
                Set.of(),
                left(wanted().stream().filter(name -> !DECLARED.containsKey(name) && !BY_FEATURE.contains(name))));
    }

    /**
     * ThrowNew calls the constructor with a text; where an exception has none, the C code calls the one without
     * parameters.
     */
    @Test
    void everyExceptionThatALibraryMakesHasItsConstructorDeclared() {
        assertEquals(
                Set.of(),
                left(wanted().stream()
                        .filter(name -> isThrown(name) && !NEVER_MADE.contains(name))
                        .filter(name -> !DECLARED.getOrDefault(name, Set.of()).contains(constructor(name)))));
    }

    private static Set<String> wanted() {
        Set<String> all = new TreeSet<>();
        WANTED.values().forEach(all::addAll);
        return all;
    }

    private static Set<String> left(Stream<String> names) {
        return new TreeSet<>(names.toList());
    }

    private static boolean isThrown(String name) {
        return Throwable.class.isAssignableFrom(find(name));
    }

    private static List<String> constructor(String exception) {
        try {
            return List.of(find(exception)
                    .getConstructor(String.class)
                    .getParameterTypes()[0]
                    .getName());
        } catch (NoSuchMethodException _) {
            return List.of();
        }
    }

    /** Returns null where there is no such class. */
    private static Class<?> find(String name) {
        try {
            return Class.forName(name, false, NativeLibrariesTest.class.getClassLoader());
        } catch (ClassNotFoundException _) {
            return null;
        }
    }

    private static void read(String path) throws IOException {
        try (JarFile jar = new JarFile(path)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (LIBRARY.matcher(entry.getName()).matches()
                        && entry.getName().matches(".*(?:x86_64|aarch_?64).*")) {
                    WANTED.put(entry.getName(), names(bytes(jar, entry)));
                } else if (METADATA.matcher(entry.getName()).matches()) {
                    declare(bytes(jar, entry));
                } else if (FEATURE.matcher(entry.getName()).matches()) {
                    BY_FEATURE.addAll(named(bytes(jar, entry)));
                }
            }
        }
    }

    private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static Set<String> names(byte[] library) {
        Set<String> found = new TreeSet<>();
        NAME.matcher(new String(library, StandardCharsets.ISO_8859_1))
                .results()
                .map(each -> each.group().replace('/', '.'))
                .filter(name -> find(name) != null)
                .forEach(found::add);
        return found;
    }

    private static Collection<String> named(byte[] feature) {
        return StreamSupport.stream(ClassFile.of().parse(feature).constantPool().spliterator(), false)
                .filter(ClassEntry.class::isInstance)
                .map(entry -> ((ClassEntry) entry).asInternalName().replace('/', '.'))
                .toList();
    }

    /**
     * Reads each form: {@code jni-config.json} is a list of classes; {@code resource-config.json} is about files; in
     * the newer form each class says that it is for JNI.
     */
    private static void declare(byte[] json) {
        try {
            JsonNode root = new ObjectMapper().readTree(json);
            root.path("resources")
                    .path("includes")
                    .forEach(each ->
                            RESOURCES.add(Pattern.compile(each.path("pattern").asText())));
            for (JsonNode each : root.isArray() ? root : root.path("reflection")) {
                if (root.isArray() || each.path("jniAccessible").asBoolean()) {
                    declare(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void declare(JsonNode type) {
        String name = type.path("name").asText(type.path("type").asText());
        Set<List<String>> constructors = DECLARED.computeIfAbsent(name, _ -> new HashSet<>());
        for (JsonNode method : type.path("methods")) {
            if (method.path("name").asText().equals("<init>")) {
                constructors.add(
                        StreamSupport.stream(method.path("parameterTypes").spliterator(), false)
                                .map(JsonNode::asText)
                                .toList());
            }
        }
    }
}
